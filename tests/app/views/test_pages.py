"""Every page in both languages: it draws something only that page shows, and no error."""

from __future__ import annotations

import re
from string import Formatter
from urllib.parse import unquote

import pytest

from app.i18n import LANGS, Words
from app.pages import PAGES
from tests.app.views.conftest import Run, component, html
from tests.support import front

# What only that page shows, told by a text of the catalogue, and the query that brings it there.
ONLY = {
    "ask": ("ask.examples", {}),
    "explore": ("explore.start", {}),
    "documents": ("documents.title", {}),
    "review": ("review.title", {}),
    "upload": ("upload.title", {}),
    "cypher": ("cypher.nodes", {}),
    "entity": ("entity.tab_overview", {"id": front.HELPED}),
}
FAILED = ("error.unexpected",)


def test_every_page_is_told_apart():
    assert set(ONLY) == {entry.name for entry in PAGES}
    assert all(entry.file.is_file() for entry in PAGES)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ONLY)
def test_page_shows_what_is_its_own(run: Run, name: str, lang: str):
    key, query = ONLY[name]
    at = run(name, lang, **query)
    assert not at.exception
    words = Words(lang)
    shown = html(at)
    assert words(key) in shown
    assert not any(words(failed) in shown for failed in FAILED)
    others = {words(other) for page, (other, _) in ONLY.items() if page != name} - {words(key)}
    assert not [other for other in others if re.search(f"<h2[^>]*>{re.escape(other)}", shown)]


@pytest.mark.parametrize("lang", LANGS)
def test_answer_has_rows_and_sources(run: Run, lang: str):
    at = run("ask", lang, q="望潮区的所有结对")
    (table,) = component(at, "rows")
    names = [cell["text"] for group in table["groups"] for row in group["rows"] for cell in row["cells"]]
    assert "听涛街道" in names
    assert "雁池镇" in names
    (panel,) = component(at, "source")
    rows = [row["id"] for group in table["groups"] for row in group["rows"]]
    assert rows
    assert set(rows) <= set(panel["proofs"])
    assert all(panel["proofs"][row]["sources"][0]["quote"] for row in rows)
    assert Words(lang)("ask.coverage") in html(at)


def test_filter_keeps_its_rows(run: Run):
    at = run("ask", q="望潮区的所有结对", only="school")
    (table,) = component(at, "rows")
    assert [group["name"] for group in table["groups"]] == [Words("zh")("pair_kind.school")]


def test_money_is_in_wan_with_the_digits_of_the_source(run: Run):
    at = run("ask", q="雁回县收到的资金")
    (table,) = component(at, "rows")
    texts = [cell["text"] for group in table["groups"] for row in group["rows"] for cell in row["cells"]]
    assert "22.00906" in texts
    assert "3,000" in texts


def test_a_total_tells_what_it_leaves_out_and_why(run: Run):
    (table,) = component(run("ask", q="雁回县的资金合计"), "rows")
    texts = [cell["text"] for group in table["groups"] for row in group["rows"] for cell in row["cells"]]
    assert any(text.startswith(Words("zh")("why.part")) for text in texts)


def test_totals_of_all_places_show_no_empty_column(run: Run):
    (table,) = component(run("ask", q="全国历年帮扶资金合计"), "rows")
    heads = {column["name"] for column in table["columns"]}
    shown, empty = ("year", "status", "amount_yuan"), ("direction", "left_out")
    word = Words("zh").word
    assert {word("column", name) for name in shown} <= heads
    assert not {word("column", name) for name in empty} & heads


def test_what_is_not_understood_offers_questions(run: Run):
    at = run("ask", q="天上有几颗星")
    assert not component(at, "rows")
    assert 'href="./?q=' in html(at)


def test_what_is_offered_has_an_answer(run: Run):
    offered = re.findall(r'href="\./\?q=([^"]+)"', html(run("ask")))
    assert len(offered) > 10
    for words in map(unquote, offered):
        assert component(run("ask", q=words), "rows"), words


def test_entity_without_its_id_says_so(run: Run):
    assert Words("zh")("entity.gone") in html(run("entity", id="p0"))


def test_entity_tells_both_roles(run: Run):
    shown = html(run("entity", id=front.HELPED))
    assert Words("zh")("entity.as_helped") in shown
    assert "3,000" in shown
    assert "2,000" in shown
    assert Words("zh")("entity.no_role", role=Words("zh")("entity.as_helper")) in shown


@pytest.mark.parametrize("tab", ["pairings", "money", "people", "indicators", "sources"])
def test_entity_sections_have_rows(run: Run, tab: str):
    at = run("entity", id=front.HELPED, tab=tab)
    (table,) = component(at, "rows")
    assert table["groups"][0]["rows"]


def test_graph_of_a_focus(run: Run):
    at = run("explore", focus=front.HELPER)
    (drawn,) = component(at, "graph")
    assert front.HELPED in {node["id"] for node in drawn["nodes"]}
    ends = {node["id"] for node in drawn["nodes"]}
    assert all(edge["source"] in ends and edge["target"] in ends for edge in drawn["edges"])
    assert not [edge for edge in drawn["edges"] if edge["text"].startswith("2,000")]  # a part beside its whole


def test_expanding_adds_neighbours_and_keeps_the_rest(run: Run):
    before = component(run("explore", focus="p910102001"), "graph")[0]
    after = component(run("explore", focus="p910102001", open=front.HELPED), "graph")[0]
    assert {node["id"] for node in before["nodes"]} < {node["id"] for node in after["nodes"]}
    assert after["opened"] == front.HELPED


def test_document_marks_every_fact(run: Run, workspace):
    from app.workspace import Workspace

    with Workspace.open(workspace) as opened:
        row = next(row for row in opened.documents() if row["name"] == "雁回县2021.txt")
        facts = opened.document(row["id"])["facts"]
    (drawn,) = component(run("documents", id=row["id"]), "reader")
    marked = {id for line in drawn["lines"] for _, ids in line["p"] for id in ids}
    assert {one.id for one in facts} <= marked
    assert "u0" in marked
    assert len(drawn["facts"]) == len(facts)
    assert any(item["note"] for item in drawn["open"])
    assert drawn["unread"][0]["note"]


def test_every_column_of_a_statement_is_shown(run: Run):
    """Also where some of them are those of a named question: what was asked for is never left out."""
    statement = (
        "MATCH (a)-[e:PAIRED_WITH]->(b) RETURN a.name AS helper, b.name AS helped, e.years AS years, 7 AS gifts, "
        "e.kind AS kind, e.id AS edge"
    )
    (table,) = component(run("cypher", q=statement), "rows")
    words = Words("zh")
    names = [words.word("column", name) for name in ("helper", "helped", "years", "gifts", "kind", "source")]
    assert [column["name"] for column in table["columns"] if column["name"] != "→"] == names


def test_cypher_rows_with_sources(run: Run):
    statement = "MATCH (a)-[e:PAIRED_WITH]->(b) RETURN a.name AS helper, b.name AS helped, e.id AS edge"
    at = run("cypher", q=statement)
    (table,) = component(at, "rows")
    (panel,) = component(at, "source")
    assert table["groups"][0]["rows"][0]["id"] in panel["proofs"]


@pytest.mark.parametrize("statement", ["CREATE (n) RETURN n", "MATCH (n", "x" * 20000])
def test_bad_cypher_is_told_in_words(run: Run, statement: str):
    at = run("cypher", q=statement)
    assert 'role="alert"' in html(at)
    assert Words("zh")("error.unexpected") not in html(at)


def test_very_long_question(run: Run):
    at = run("ask", q="和" * 10000)
    assert not at.exception
    assert Words("zh")("error.unexpected") not in html(at)


def test_nothing_published(run: Run, monkeypatch, tmp_path):
    monkeypatch.setenv("JIEDUI_WORKSPACE", str(tmp_path / "empty"))
    for name in ("ask", "explore", "entity"):
        assert Words("zh")("empty.nothing") in html(run(name))
    assert 'href="upload"' in html(run("documents"))


def test_ambiguous_name_is_asked_about(run: Run):
    """Two counties of the documents have a village of that name: nothing is answered before one is chosen."""
    at = run("ask", q="上湾村的所有结对")
    assert not component(at, "rows")
    links = re.findall(r'href="(\./\?q=[^"]+)"', html(at))
    assert len(links) == 2
    from urllib.parse import parse_qs, urlsplit

    chosen = run("ask", q=parse_qs(urlsplit(links[0]).query)["q"][0])
    assert component(chosen, "rows")


def test_long_document_is_shown_in_parts(run: Run, workspace, monkeypatch):
    from app import reading

    monkeypatch.setattr(reading.window, "__defaults__", (60,))
    from app.workspace import Workspace

    with Workspace.open(workspace) as opened:
        row = next(row for row in opened.documents() if row["name"] == "雁回县2021.txt")
    at = run("documents", id=row["id"])
    (drawn,) = component(at, "reader")
    assert sum(len(text) for line in drawn["lines"] for text, _ in line["p"]) <= 60
    assert Words("zh")("documents.later") in html(at)


def test_registry_and_folder_agree():
    from app.pages import PAGES

    files = {path.stem for path in PAGES[0].file.parent.glob("*.py")} - {"__init__"}
    assert files == {entry.name for entry in PAGES}


@pytest.mark.parametrize("lang", LANGS)
def test_every_named_question_is_drawn(run: Run, workspace, lang: str):
    """An example of each question, with names of the documents: rows or a word about none, never a failure."""
    from app.workspace import Workspace
    from graph.questions.registry import catalogue
    from graph.words.examples import example_names

    with Workspace.open(workspace) as opened:
        names = example_names(opened.view)
    failed = {}
    for question in catalogue():
        example = question.wording(lang).examples[0]
        if {field for _, field, _, _ in Formatter().parse(example) if field} - set(names):
            continue  # about somebody whom these documents do not have
        asked = example.format_map(names)
        shown = html(run("ask", lang, q=asked))
        if Words(lang)("error.unexpected") in shown:
            failed[question.name] = asked
    assert failed == {}


def test_a_follow_up_shows_what_it_goes_on_from(run: Run):
    shown = html(run("ask", q="那学校呢", on="望潮区的所有结对"))
    assert Words("zh")("ask.alone") in shown
    assert 'href="./?q=%E9%82%A3%E5%AD%A6%E6%A0%A1%E5%91%A2"' in shown  # the way to ask it by itself
    plain = run("ask", q="望潮区的所有结对")
    assert Words("zh")("ask.alone") not in html(plain)
    assert "on=" in html(plain)  # what can be asked next


def test_what_an_answer_leaves_out_is_told_in_words(run: Run, monkeypatch):
    from app import answers

    real, note = answers.ask, {"code": "year_not_stated", "count": 2, "message": "另有 2 条没有写明年份，未列入"}
    monkeypatch.setattr(answers, "ask", lambda *asked: {**real(*asked), "notes": [note]})
    assert note["message"] in html(run("ask", q="望潮区2021年的所有结对"))


def test_long_answers_are_shown_by_pages(run: Run, monkeypatch):
    monkeypatch.setattr("app.turning.MOST_ROWS", 3)
    first = run("ask", q="望潮区的所有结对")
    ids = [row["id"] for group in component(first, "rows")[0]["groups"] for row in group["rows"]]
    assert len(ids) == 3
    assert set(component(first, "source")[0]["proofs"]) == set(ids)
    assert "page=2" in html(first)
    second = run("ask", q="望潮区的所有结对", page="2")
    others = [row["id"] for group in component(second, "rows")[0]["groups"] for row in group["rows"]]
    assert others
    assert not set(others) & set(ids)
    found = run("ask", q="望潮区的所有结对", row=others[0])  # the page that holds the chosen row
    assert component(found, "rows")[0]["groups"] == component(second, "rows")[0]["groups"]
    assert not run("ask", q="望潮区的所有结对", page="999").exception


def test_a_report_is_listed_with_its_words(run: Run, workspace):
    from app.reports import Subject, report, undo
    from app.workspace import Workspace

    subject = Subject("f-x", f"{front.HOSTILE} 结对 → 乙县", "甲<b>与乙", front.HOSTILE, "第 3 行", "d-x")
    with Workspace.open(workspace) as opened:
        kept = report(opened.ledger, subject, who="张三", wrong="amount", better="<i>50", why="")
        shown = html(run("review"))
        undo(opened.ledger, kept.id, who="张三")
    assert "&lt;i&gt;50" in shown
    assert front.HOSTILE not in shown
    assert Words("zh")("report.fate") in shown
    assert Words("zh")("review.undone") in html(run("review"))


def test_the_console_offers_what_runs_on_the_graph_at_hand(run: Run):
    """Each example is a link that runs it; the form shows what the address says."""
    shown = html(run("cypher"))
    links = re.findall(r'href="cypher\?([^"]+)"', shown)
    assert len(links) >= 30
    from html import unescape
    from urllib.parse import parse_qs

    for each in links[:3]:
        given = {name: values[0] for name, values in parse_qs(unescape(each)).items()}
        at = run("cypher", **given)
        assert at.text_area[0].value == given["q"]
        assert 'role="alert"' not in html(at)
        assert 'aria-current="true"' in html(at)
