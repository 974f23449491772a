"""What only a browser can tell: events of components, the address, the keyboard, outside requests, hostile names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tests.browser.conftest import Window
from tests.support import front

ANSWER = "?q=" + quote("望潮区的所有结对")
SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "zhouqu-2021-report.md"  # it tells of real places
PAGES = {
    "": "search",
    ANSWER: "panel",
    f"entity?id={front.HELPED}": "search",
    f"entity?id={front.HELPED}&tab=money": "panel",
    f"explore?focus={front.HELPER}": "graph",
    "documents": "search",
    "review": "search",
    "upload": "search",
    "cypher?q="
    + quote("MATCH (a)-[e:FUNDED]->(b) RETURN a.name AS funder, b.name AS recipient, e.id AS edge"): "panel",
}


def query(page: Any) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def until(page: Any, holds: Callable[[], bool]) -> None:
    """Waits until something holds, asking every 50 ms for 15 s."""
    for _ in range(300):
        if holds():
            return
        page.wait_for_timeout(50)
    pytest.fail(f"did not come about at {page.url}")


def settled(page: Any) -> None:
    """Waits until the page's script has ended: a key pressed before may meet a part that is drawn anew."""
    page.locator("[data-test-script-state=notRunning]").wait_for(state="attached")
    page.wait_for_timeout(300)


def row(page: Any, name: str) -> Any:
    """The row of the table in which that name is a party."""
    return page.locator(".st-key-rows tr[data-id]", has=page.get_by_role("link", name=name, exact=True))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_page_loads_nothing_from_outside(window: Window, address: str, lang: str):
    page = window.open(f"{address}{'&' if '?' in address else '?'}lang={lang}", PAGES[address])
    assert page.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[lang]
    assert page.title() != front.HOSTILE
    assert page.locator("img[src='x']").count() == 0
    assert page.locator("[role=alert]").count() == 0


def test_typing_initials_opens_an_entity(window: Window):
    page = window.open("", "search")
    page.keyboard.press("/")
    page.keyboard.type("wcq")
    first = page.locator(".st-key-search [role=option]").first
    first.wait_for()
    assert "望潮区" in first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity?**")
    assert query(page)["id"] == front.HELPER
    page.locator("h1", has_text="望潮区").wait_for()


def test_asking_puts_the_question_into_the_address(window: Window):
    page = window.open("", "search")
    page.locator(".st-key-search input").fill("雁回县收到的资金")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.locator(".st-key-rows td.num", has_text="22.00906").wait_for()
    assert query(page)["q"] == "雁回县收到的资金"


def test_a_follow_up_goes_on_from_the_answer_shown(window: Window):
    page = window.open(ANSWER, "panel")
    asked = page.locator(".st-key-search input")
    asked.fill("那学校呢")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    until(page, lambda: query(page).get("on") == "望潮区的所有结对")
    page.locator(".trail", has_text="望潮区的所有结对").wait_for()
    page.locator("[role=status]", has_text="望潮区").first.wait_for()
    page.go_back()
    until(page, lambda: "on" not in query(page))
    page.locator(".trail").wait_for(state="detached")
    until(page, lambda: asked.input_value() == "望潮区的所有结对")
    asked.fill("雁回县收到的资金")  # a whole question leaves the one before
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    until(page, lambda: query(page).get("q") == "雁回县收到的资金")
    page.locator(".st-key-rows td.num").first.wait_for()
    assert "on" not in query(page)


def test_an_error_is_reported_listed_and_taken_back_by_keyboard(window: Window):
    page = window.open(ANSWER, "panel")
    row(page, "听涛街道").locator("button.src").focus()
    page.keyboard.press("Enter")
    page.locator(".st-key-panel button.wrong").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("您的姓名").focus()
    page.keyboard.type("张三")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    page.locator(".st-key-panel dd", has_text="张三").wait_for()
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/review**")
    shown = page.locator(".ch", has_text="听涛街道与雁池镇结对")
    shown.wait_for()
    settled(page)
    page.get_by_role("button", name="撤回").first.focus()
    page.keyboard.press("Enter")
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="撤回").focus()
    page.keyboard.press("Enter")
    shown.get_by_text("已撤回").wait_for()


def test_row_and_source_go_together(window: Window):
    page = window.open(ANSWER)
    panel = page.locator(".st-key-panel .sp")
    panel.locator("mark").wait_for()
    row(page, "听涛街道").locator("button.src").click()
    assert "听涛街道与雁池镇结对" in panel.locator("mark").inner_text()
    assert panel.locator("u.e").inner_text() == "听涛街道"
    assert panel.locator("u.w").inner_text() == "雁池镇"
    chosen = query(page)["row"]
    page.keyboard.press("j")
    until(page, lambda: query(page)["row"] != chosen)
    page.keyboard.press("k")
    until(page, lambda: query(page)["row"] == chosen)
    page.reload()
    page.wait_for_selector(".st-key-panel [data-ready]", state="attached")
    assert page.locator(".st-key-rows tr.on").get_attribute("data-id") == chosen


def test_source_opens_in_its_document(window: Window):
    page = window.open(ANSWER, "panel")
    row(page, "听涛街道").locator("button.src").click()
    page.keyboard.press("o")
    page.wait_for_url("**/documents?**")
    page.locator(".st-key-reader .f.on", has_text="听涛街道与雁池镇结对").wait_for()
    page.locator(".st-key-reader li", has_text="李青禾").first.locator("button").click()
    assert "李青禾" in page.locator(".st-key-reader .f.on").first.inner_text()


def test_back_leads_to_what_stood_there(window: Window):
    """One step for a filter, one for a page; whether a link or the program turned it."""
    page = window.open(ANSWER, "panel")
    page.locator(".st-key-pick_only button", has_text="学校结对").click()
    until(page, lambda: query(page).get("only") == "school")
    page.locator(".st-key-rows a").first.click()
    page.wait_for_url("**/entity?**")
    page.locator("h1").wait_for()
    page.go_back()
    until(page, lambda: query(page).get("only") == "school" and page.locator(".st-key-rows tr.first").count() == 1)
    page.go_back()
    until(page, lambda: "only" not in query(page) and page.locator(".st-key-rows tr.first").count() > 1)
    page.goto(f"{window.site}/explore?focus={front.HELPER}")
    page.locator(".st-key-open_page button").click()
    page.wait_for_url("**/entity?**")
    page.locator("h1").wait_for()
    page.go_back()
    page.wait_for_url(f"**/explore?focus={front.HELPER}*")
    page.wait_for_selector(".st-key-graph [data-ready]", state="attached")


def test_filter_changes_rows_and_address(window: Window):
    page = window.open(ANSWER)
    page.locator(".st-key-pick_only button", has_text="学校结对").click()
    until(page, lambda: page.locator(".st-key-rows tr.first").count() == 1)
    assert query(page)["only"] == "school"


def test_language_stays_when_the_page_turns(window: Window):
    page = window.open("?lang=zh", "search")
    page.locator(".st-key-search .lg button", has_text="English").click()
    until(page, lambda: page.locator(".st-key-search button.go").inner_text() == "Ask")
    page.locator("[data-testid=stTopNavLink]", has_text="Documents").click()
    page.locator("h2", has_text="Documents").wait_for()
    assert page.evaluate("document.documentElement.lang") == "en"


POSITIONS = """() => Object.fromEntries(document.querySelector(".st-key-graph [data-ready]").graph.cy.nodes()
    .map((node) => [node.id(), [Math.round(node.position().x), Math.round(node.position().y)]]))"""


def test_graph_selects_and_expands(window: Window):
    """Choosing and expanding by keyboard; what was drawn stays where it was."""
    page = window.open("explore?focus=p910102001", "graph")
    page.locator(".st-key-graph .kg-cv").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    until(page, lambda: "at" in query(page))
    page.goto(f"{window.site}/explore?focus=p910102001&at={front.HELPER}")
    page.wait_for_selector(".st-key-graph [data-ready]", state="attached")
    before = page.evaluate(POSITIONS)
    page.evaluate(f"document.querySelector('.st-key-graph [data-ready]').graph.expand('{front.HELPER}')")
    until(page, lambda: len(page.evaluate(POSITIONS)) > len(before))
    after = page.evaluate(POSITIONS)
    assert {id: after[id] for id in before} == before
    assert query(page)["open"] == front.HELPER
    assert len({tuple(place) for place in after.values()}) == len(after)  # none upon another


def test_double_click_expands(window: Window):
    page = window.open("explore?focus=p910102001", "graph")
    page.wait_for_timeout(500)
    node = "document.querySelector('.st-key-graph [data-ready]').graph.cy.getElementById('p910102001')"
    spot = page.evaluate(f"{node}.renderedPosition()")
    box = page.locator(".st-key-graph .kg-cv").bounding_box()
    page.mouse.dblclick(box["x"] + spot["x"], box["y"] + spot["y"])
    until(page, lambda: query(page).get("open") == "p910102001")


def test_a_pinned_node_keeps_its_place(window: Window):
    page = window.open(f"explore?focus={front.HELPER}&at={front.HELPED}", "graph")
    page.locator(".st-key-pin button").click()
    until(page, lambda: query(page).get("pin") == front.HELPED)
    cy = "document.querySelector('.st-key-graph [data-ready]').graph.cy"
    until(page, lambda: page.evaluate(f"{cy}.getElementById('{front.HELPED}').locked()"))  # the address comes first
    before = page.evaluate(POSITIONS)
    page.locator(".st-key-graph .kg-top button", has_text="同心").click()
    until(page, lambda: page.evaluate(POSITIONS) != before)
    assert page.evaluate(POSITIONS)[front.HELPED] == before[front.HELPED]
    page.locator(".st-key-graph .kg-leg button", has_text="区县").click()
    assert page.evaluate(f"{cy}.getElementById('{front.HELPED}').visible()")
    until(page, lambda: not page.evaluate(f"{cy}.getElementById('{front.HELPER}').visible()"))


def test_legend_filters_and_undo_brings_back(window: Window):
    page = window.open(f"explore?focus={front.HELPER}", "graph")
    school = page.locator(".st-key-graph .kg-leg button", has_text="学校")
    school.click()
    assert page.locator(".st-key-graph .kg-leg button", has_text="学校").get_attribute("aria-pressed") == "false"
    page.locator(".st-key-graph button[aria-label=撤销]").click()
    assert page.locator(".st-key-graph .kg-leg button", has_text="学校").get_attribute("aria-pressed") == "true"


def test_graph_gives_a_picture(window: Window):
    page = window.open(f"explore?focus={front.HELPER}", "graph")
    with page.expect_download() as download:
        page.locator(".st-key-graph button[aria-label=导出图片]").click()
    assert download.value.suggested_filename == "jiedui.png"


def test_download_holds_all_rows(window: Window):
    page = window.open(ANSWER)
    page.locator(".st-key-download button").first.click()
    with page.expect_download() as download:
        page.locator(".st-key-download_csv button").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("kind,helper")
    assert "听涛街道" in text


def test_hostile_names_stay_text(window: Window):
    page = window.open(ANSWER)
    page.locator(".st-key-rows a", has_text=front.HOSTILE_FIRM).first.wait_for()
    page.locator(".st-key-rows tr[data-id]", has_text=front.HOSTILE_FIRM).first.click()
    assert front.HOSTILE in page.locator(".st-key-panel mark").inner_text()
    page.locator(".st-key-rows a", has_text=front.HOSTILE_FIRM).first.click()
    page.locator("h1", has_text=front.HOSTILE_FIRM).wait_for()
    for address in ("documents", f"explore?focus={front.HELPED}"):
        page.goto(f"{window.site}/{address}")
        page.wait_for_selector(".st-key-search [data-ready]", state="attached")
        page.wait_for_timeout(300)
        assert page.locator("img[src='x']").count() == 0
    page.locator(".st-key-search input").fill("<img")
    page.locator(".st-key-search [role=option]", has_text="<img").first.wait_for()
    assert page.title() != "hit"


def test_from_an_empty_workspace_to_an_answer(empty_window: Window):
    """What the whole is for: drop a report in, publish it, ask, and read the words that state a row."""
    page = empty_window.open("?lang=zh", "search")
    page.get_by_text("还没有发布的数据").wait_for()
    page.locator("a", has_text="去上传").click()
    page.locator("input[type=file]").set_input_files(SAMPLE)
    page.locator("[data-testid=stFileChip]").wait_for()
    page.get_by_role("button", name="读入").click()
    page.get_by_role("cell", name=SAMPLE.name, exact=True).wait_for(timeout=60000)
    assert "新增" in page.locator("tr", has_text=SAMPLE.name).inner_text()
    page.get_by_role("button", name="发布").click()
    page.get_by_text("已发布").wait_for(timeout=60000)
    page.locator(".st-key-search input").fill("舟曲县的所有结对")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.locator(".st-key-panel mark").wait_for()
    page.locator(".st-key-rows tr[data-id]").nth(3).wait_for()
    assert page.locator(".st-key-rows tr[data-id]").count() > 3


def test_an_upload_can_be_stopped(empty_window: Window, tmp_path: Path):
    """What was read in whole is kept; the file at which it was stopped leaves nothing."""
    page = empty_window.open("upload?lang=zh", "search")
    text = SAMPLE.read_text(encoding="utf-8") * 40
    files = [tmp_path / f"{n}.md" for n in range(12)]
    for n, file in enumerate(files):
        file.write_text(f"{text}\n\n第{n}份。\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(files)
    page.locator("[data-testid=stFileChip]").first.wait_for()
    page.get_by_role("button", name="读入").click()
    cancel = page.locator(".st-key-cancel button")
    cancel.wait_for()
    cancel.click()
    page.get_by_text("其余没有留下任何内容").wait_for(timeout=60000)
    kept = page.locator(".st-key-upload_results tbody tr").count()
    assert kept < len(files)
    page.goto(f"{empty_window.site}/documents")
    page.wait_for_selector(".st-key-search [data-ready]", state="attached")
    page.locator("h2").first.wait_for()
    assert page.locator(".docs tbody tr").count() == kept


@pytest.mark.parametrize("address", PAGES)
def test_narrow_windows_never_scroll_sideways(window: Window, address: str):
    window.page.set_viewport_size({"width": 480, "height": 900})
    page = window.open(address, PAGES[address])
    for frame in ("html", ".stMain"):
        assert page.evaluate(
            f"(() => {{ const a = document.querySelector('{frame}'); return a.scrollWidth <= a.clientWidth }})()"
        )


def test_printed_page_has_its_sources(window: Window):
    page = window.open(ANSWER, "panel")
    page.emulate_media(media="print")
    assert page.locator(".po li").count() > 3
    assert page.locator(".po").is_visible()
    assert not page.locator(".st-key-bar").is_visible()
