"""No memorizing: with every place, person, firm and sum renamed, the facts are the same facts renamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.renamed import score_renamed
from ingest.evaluate import extracted, score_document
from ingest.evaluate.match import total
from ingest.gazetteer import Index, open_gazetteer
from tests.support.places import invented
from tests.support.renaming import Renaming

ROOT = Path(__file__).parents[1]
EVAL = ROOT.parent / "shared" / "eval"
ALLOWED = 0.01  # of F1


def f1(reference: Path, texts: Path, gazetteer: Index) -> tuple[float, float]:
    """F1 over a folder as it stands, and renamed."""
    paths = {
        path: texts / path.name.replace(".facts.jsonl", ".txt") for path in sorted(reference.glob("*.facts.jsonl"))
    }
    plain = [score_document(path, extracted(text, gazetteer)) for path, text in paths.items()]
    renamed = [score_renamed(path, text, gazetteer, seed=1) for path, text in paths.items()]
    return total(plain)[-1]["f1"], total(renamed)[-1]["f1"]


@pytest.mark.parametrize("name", ["open", "aside"])
def test_our_own_documents_renamed(name):
    folder = ROOT / "tests" / "corpus" / name
    plain, renamed = f1(folder, folder, invented())
    assert renamed >= plain - ALLOWED


@pytest.mark.skipif(not EVAL.exists(), reason="the reference texts are not here")
@pytest.mark.parametrize(("name", "texts"), [("gold", EVAL.parent / "seeds"), ("dev", EVAL / "dev")])
def test_reference_documents_renamed(name, texts):
    plain, renamed = f1(EVAL / name, texts, open_gazetteer())
    assert renamed >= plain - ALLOWED


def test_names_are_changed_in_text_and_facts_alike():
    text = "望潮区对口帮扶禾泉县，听涛街\n道捐款1.5万元，区长李明带队。"
    facts = [
        {"type": "funding", "funder": "听涛街道", "amount_yuan": 15000, "quote": "听涛街道捐款1.5万元", "year": 2021},
        {"type": "cadre", "name": "李明", "post": "区长", "org": "望潮区", "quote": "区长李明"},
    ]
    change = Renaming(text, facts, invented(), open_gazetteer(), seed=3)
    renamed, (gift, person) = change.text(text), [change.row(fact) for fact in facts]
    assert not any(name in renamed for name in ("望潮", "禾泉", "听涛", "李明"))
    assert "捐款4.5万元" in renamed
    assert gift["amount_yuan"] == 45000
    assert gift["year"] == 2021
    assert renamed.count("\n") == 1
    assert gift["funder"] in "".join(renamed.split())
    assert person["name"] in renamed
    assert person["org"] in renamed
