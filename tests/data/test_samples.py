"""The sample documents: ours in every sentence, marked as samples, and of both formats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import resource

SAMPLES = sorted(path for path in resource("samples").iterdir() if path.suffix in (".md", ".html"))
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
RUN = 16
# Runs that cannot be said otherwise, each with its reason.
ALLOWED = (
    "地恩文化产业（天津）有限责任公司",  # names of firms and bodies
    "舟曲晨源特色杂粮开发有限责任公司",
    "甘肃国联农牧产业化进出口贸易有限公司",
    "甘肃中慧高芯农业发展有限公司",
    "中慧高芯农业发展（山东）有限公司",
    "甘肃牛墩墩农业发展有限公司",
    "会宁县道塬祥合数字科技有限公司",
    "玉树市新寨中心寄宿制学校",
)
_CELL = re.compile(r"</?(?:td|th|p|h\d)[^>]*>|\||\n\n")


def bare(text: str) -> str:
    """Letters and digits only, so that neither spaces nor punctuation hide a copied sentence."""
    return re.sub(r"<[^>]*>|[\W_]+", "", text)


def pieces(text: str) -> str:
    """The same, a line for each paragraph or table cell: a row of figures is no sentence."""
    return "\n".join(bare(piece) for piece in _CELL.split(text))


def test_there_are_samples_of_both_formats() -> None:
    assert len(SAMPLES) >= 5
    assert min(sum(path.suffix == suffix for path in SAMPLES) for suffix in (".md", ".html")) >= 2


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_each_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "从公开数字编写的示例文件" in text[:700]
    assert len(bare(text)) > 300


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_sentence_is_copied(path: Path) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the reference documents are not here")
    seeds = [bare(seed.read_text(encoding="utf-8")) for seed in sorted(SEEDS.glob("*.txt"))]
    text = pieces(path.read_text(encoding="utf-8"))
    for name in ALLOWED:
        text = text.replace(bare(name), "\n")
    copied = {text[at : at + RUN] for at in range(len(text) - RUN + 1) if "\n" not in text[at : at + RUN]}
    assert sorted(run for run in copied if any(run in seed for seed in seeds)) == []
