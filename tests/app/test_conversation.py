"""The last question of a workspace, kept and gone on from by `ask --in-context`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from app import conversation
from tests.support.graphs import published

ROOT = Path(__file__).parents[2]


def asked(workspace: Path, *words: str) -> tuple[int, dict]:
    command = [sys.executable, "-m", "app", "ask", *words, "--workspace", str(workspace), "--format", "json"]
    done = subprocess.run([*command, "--lang", "zh"], capture_output=True, timeout=60, cwd=ROOT)
    return done.returncode, json.loads(done.stdout)


def test_a_follow_up_goes_on_from_the_last_question(tmp_path: Path) -> None:
    published(tmp_path).close()
    code, first = asked(tmp_path, "望潮区的结对")
    assert (code, first["question"]) == (0, "pairings_of")
    code, then = asked(tmp_path, "那学校呢", "--in-context")
    assert (code, then["question"], then["parameters"]["type"]) == (0, "pairings_of", "school")
    code, later = asked(tmp_path, "2021年呢", "--in-context")
    assert (code, later["parameters"]["type"], later["parameters"]["year"]) == (0, "school", 2021)


def test_without_a_question_before_nothing_is_answered(tmp_path: Path) -> None:
    published(tmp_path).close()
    (tmp_path / conversation.FILE).write_text("not json", encoding="utf-8")
    assert conversation.recall(tmp_path) is None
    code, told = asked(tmp_path, "那学校呢", "--in-context")
    assert (code, told["error"]["code"]) == (4, "no_question_before")


def test_what_an_answer_leaves_out_is_told_in_words(tmp_path: Path) -> None:
    published(tmp_path).close()
    command = [sys.executable, "-m", "app", "ask", "--workspace", str(tmp_path), "--format", "table"]
    for lang, words, told in (
        ("zh", ["望潮区和雁回县有什么联系", "--year", "2021"], "没有按 2021 年筛选"),
        ("en", ["path between Wangchao District and Yanhui County", "--year", "2021"], "not narrowed to 2021"),
    ):
        done = subprocess.run([*command, *words, "--lang", lang], capture_output=True, timeout=60, cwd=ROOT)
        assert (done.returncode, told in done.stdout.decode()) == (0, True), done
