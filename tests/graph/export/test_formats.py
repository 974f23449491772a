"""Every format holds the whole graph, and names that would do harm survive it and do none."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.errors import JieduiError
from graph.export import FORMATS, Order, Scope, Style, export
from graph.export.base import Format
from graph.export.cells import safe_cell
from graph.export.plain import plain
from graph.export.properties import edge_properties, node_properties
from graph.export.registry import format_of
from tests.support.hostile import NAMES

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
FILES = [name for name in FORMATS if not format_of(name).folder]
FOLDERS = [name for name in FORMATS if format_of(name).folder]


def nodes(home) -> set[str]:
    return {node.id for node in Scope(home.view).nodes()}


def edges(home) -> dict[str, tuple[str, str, str]]:
    return {s.edge.id: (s.edge.type, s.edge.source, s.edge.target) for s in Scope(home.view).edges()}


def table(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_registry_and_folder_agree():
    for name in FORMATS:
        assert issubclass(format_of(name), Format)


# CSV


def test_csv_holds_every_node_edge_and_quotation(world):
    folder = world.export("csv")
    assert {row["id"] for file in folder.glob("nodes/*.csv") for row in table(file)} == nodes(world)
    found = {
        row["id"]: (file.stem, row["source"], row["target"])
        for file in folder.glob("edges/*.csv")
        for row in table(file)
    }
    assert found == edges(world)
    proofs = world.view.evidence(list(found))
    assert len(table(folder / "evidence.csv")) == sum(map(len, proofs.values()))


def test_a_row_of_csv(world):
    folder = world.export("csv")
    (row,) = [row for row in table(folder / "edges/FUNDED.csv") if row["amount_yuan"] == "220090.6"]
    assert {name: value for name, value in row.items() if value and name not in ("id", "source")} == {
        "source_name": "海岳远帆贸易有限公司", "target": "p933021102201", "target_name": "雁池村", "year": "2021",
        "years": "2021", "status": "actual", "amount_yuan": "220090.6", "channel": "donation_cash", "level": "item",
    }  # fmt: skip
    (proof,) = [one for one in table(folder / "evidence.csv") if one["edge"] == row["id"]]
    assert (proof["quote"], proof["line"], proof["document"]) == (
        "远帆公司向雁池村捐款22.00906万元。",
        "12",
        "雁回县2021.txt",
    )


def test_csv_as_one_file(world):
    with zipfile.ZipFile(world.export("csv", "tables.zip")) as file:
        assert {"evidence.csv", "nodes/School.csv", "edges/FUNDED.csv"} <= set(file.namelist())


def test_csv_runs_nothing(odd):
    folder = odd.export("csv")
    names = [row["name"] for row in table(folder / "nodes/Enterprise.csv")]
    assert sorted(names) == sorted(str(safe_cell(plain(name))) for name in NAMES)
    for file in folder.rglob("*.csv"):
        for row in table(file):
            for cell in row.values():
                assert len(cell) < 2 or cell[0] not in "=+-@\t\r\n＝＋－＠", cell
                assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", cell)


# Graph formats


@pytest.mark.parametrize("name", ["world", "odd"])
def test_graphml_comes_back(name, request):
    home = request.getfixturevalue(name)
    graph = nx.read_graphml(home.export("graphml"), force_multigraph=True)
    assert set(graph) == nodes(home)
    assert {key: (row["relation"], a, b) for a, b, key, row in graph.edges(keys=True, data=True)} == edges(home)
    for stated in Scope(home.view).edges():
        row = graph.edges[stated.edge.source, stated.edge.target, stated.edge.id]
        assert json.loads(row["quotes"]) == [plain(proof.quote) for proof in stated.evidence]
        assert json.loads(row["years"]) == list(stated.edge.years)


@pytest.mark.parametrize("name", ["world", "odd"])
def test_gexf_comes_back_drawn(name, request):
    home = request.getfixturevalue(name)
    file = home.export("gexf", style=Style(colours={"School": "#5E4BA0"}))
    graph = nx.read_gexf(file)
    assert set(graph) == nodes(home)
    assert len(graph.edges) == len(edges(home))
    drawn = [
        (
            node.find(f"{VIZ}position").attrib,
            node.find(f"{VIZ}color").attrib,
            float(node.find(f"{VIZ}size").get("value")),
        )
        for node in ElementTree.parse(file).iter(f"{GEXF}node")
    ]
    assert len(drawn) == len(graph)
    assert len({(spot["x"], spot["y"]) for spot, _, _ in drawn}) == len(graph)
    assert all(size > 0 for _, _, size in drawn)
    assert len({tuple(colour.items()) for _, colour, _ in drawn}) == len(
        {node.label for node in Scope(home.view).nodes()}
    )


def test_gexf_has_the_colours_and_words_asked_for(world):
    text = world.export("gexf", style=Style("zh", colours={"School": "#010203"})).read_text(encoding="utf-8")
    assert 'r="1" g="2" b="3"' in text
    assert 'label="结对帮扶"' in text
    assert 'label="望潮区第二小学"' in text


def test_graphs_hold_odd_names(odd):
    names = sorted(map(plain, NAMES))
    graphml = nx.read_graphml(odd.export("graphml"), force_multigraph=True)
    assert sorted(row["name"] for _, row in graphml.nodes(data=True) if row["label"] == "Enterprise") == names
    gexf = nx.read_gexf(odd.export("gexf"))
    assert sorted(row["label"] for _, row in gexf.nodes(data=True) if row["type"] == "enterprise") == names


# A workbook


def sheets(path) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(file.read(name))
        names = [one.get("name") for one in ElementTree.fromstring(file.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        return {
            name: [
                ["".join(cell.itertext()) for cell in row]
                for row in ElementTree.fromstring(file.read(f"xl/worksheets/sheet{at}.xml")).iter(f"{MAIN}row")
            ]
            for at, name in enumerate(names, 1)
        }


def test_a_workbook(world):
    words = {"donation_cash": "捐款", "item": "单笔", "actual": "实际", "enterprise": "企业", "village": "村社区"}
    style = Style("zh", lambda group, value: words.get(str(value), str(value)))
    book = sheets(world.export("xlsx", style=style))
    assert list(book) == ["说明", "结对帮扶", "结对数量", "资助", "任职", "考察对接", "选派人员", "报告指标",
                          "地方单位人员", "文件", "出处"]  # fmt: skip
    head, *rows = book["资助"]
    assert head == ["序号", "出资方", "类型", "所在地", "受资助方", "类型", "所在地", "金额（元）", "约数", "渠道",
                    "用途", "层级", "所属总额（元）或总数", "年份", "状态", "出处"]  # fmt: skip
    assert len(rows) == len(world.view.all_edges(["FUNDED"]))
    (row,) = [row for row in rows if "220090.6" in row]
    assert row[1:-1] == ["海岳远帆贸易有限公司", "企业", "望潮区", "雁池村", "村社区", "雁回县 雁池镇", "220090.6",
                         "捐款", "单笔", "2021", "实际"]  # fmt: skip
    (source,) = [one for one in book["出处"] if one[0] == row[-1]]
    assert source == [row[-1], "雁回县2021年东西部协作工作总结", "雁回县2021.txt", "雁回县2021年东西部协作工作总结",
                      "12", "远帆公司向雁池村捐款22.00906万元。"]  # fmt: skip
    parts = [row for row in rows if "产业项目" in row]
    assert "30000000" in parts[0]
    assert any("（未写明）" in row for row in rows)


def test_every_source_number_is_there(world):
    book = sheets(world.export("xlsx"))
    numbers = {row[0] for row in book["Sources"][1:]}
    assert len(numbers) == len(book["Sources"]) - 1
    told = [row[-1] for name, rows in book.items() if rows and rows[0][-1] == "sources" for row in rows[1:]]
    assert told
    assert {number for cell in told for number in cell.split("、")} == numbers


def test_a_workbook_has_frozen_heads_filters_and_widths(world):
    with zipfile.ZipFile(world.export("xlsx")) as file:
        sheet = file.read("xl/worksheets/sheet2.xml").decode()
    assert 'state="frozen"' in sheet
    assert "<autoFilter ref=" in sheet
    assert sheet.count("<col ") > 5


def test_what_is_too_long_for_a_sheet_goes_on_in_the_next(world, monkeypatch):
    whole = sheets(world.export("xlsx", style=Style("zh")))
    monkeypatch.setattr("graph.export.xlsx.MOST_ROWS", 4)
    book = sheets(world.export("xlsx", style=Style("zh")))
    for name in ("结对帮扶", "资助", "地方单位人员", "出处"):
        parts = [rows for one, rows in book.items() if one.split(" ")[0] == name]
        assert len(parts) > 1
        assert all(rows[0] == whole[name][0] and 2 <= len(rows) <= 5 for rows in parts)
        column = 0 if name == "出处" else 1 if len(parts[0][0]) > 8 else 0
        shown = [row[column] for rows in parts for row in rows[1:]]
        assert shown == [row[column] for row in whole[name][1:]]


def test_a_workbook_of_odd_names(odd):
    path = odd.export("xlsx")
    with zipfile.ZipFile(path) as file:
        inner = "".join(file.read(name).decode() for name in file.namelist() if "worksheets/sheet" in name)
    assert "<f>" not in inner
    assert "http://x" not in "".join(re.findall(r'(?:Target|location)="[^"]*"', inner))
    shown = [row[1] for row in sheets(path)["funded"][1:]]
    assert sorted(re.sub("_x005F_(?=x)", "_", name) for name in shown) == sorted(map(plain, NAMES))


# Cypher


def test_cypher_in_the_embedded_engine(world):
    kglite = pytest.importorskip("kglite")
    graph = kglite.KnowledgeGraph()
    text = world.export("cypher").read_text(encoding="utf-8")
    for statement in re.split(r";\n", text):
        if statement.startswith("UNWIND"):
            graph.cypher(statement)
    found = graph.cypher("MATCH (a)-[r]->(b) RETURN r.id AS id, type(r) AS type, a.id AS a, b.id AS b")
    assert {row["id"]: (row["type"], row["a"], row["b"]) for row in found} == edges(world)
    assert {row["id"] for row in graph.cypher("MATCH (n) RETURN n.id AS id")} == nodes(world)


def test_no_text_leaves_its_literal(odd):
    """Neo4j replaces escapes of Unicode before it looks for quotes: none may come from a text."""
    text = odd.export("cypher").read_text(encoding="utf-8")
    for escape in re.findall(r"\\u(.{4})", text):
        assert int(escape, 16) in {*range(32), *range(127, 160)}, escape
    bare = re.sub(r"'(?:[^'\\]|\\.)*'", "''", text.partition("\n")[2])
    assert not set(re.findall(r"[A-Z]{4,}", bare)) - {"UNWIND", "MERGE", "MATCH", "CREATE", "CONSTRAINT", "EXISTS",
                                                     "REQUIRE", "UNIQUE", "CALL"} - set(FUNDED)  # fmt: skip


FUNDED = ("FUNDED", "LOCATED", "MENTIONED")


# Where it goes


@pytest.mark.parametrize("name", FILES)
def test_standard_output(world, name, capfdbinary):
    export(name, "-", Order(Scope(world.view), world.ledger))
    out = capfdbinary.readouterr().out
    whole = world.export(name).read_bytes()
    assert len(out) == len(whole)
    assert name == "xlsx" or out == whole


@pytest.mark.parametrize("name", FOLDERS)
def test_several_files_need_a_folder(world, name, tmp_path):
    with pytest.raises(JieduiError) as caught:
        export(name, "-", Order(Scope(world.view)))
    assert caught.value.code == "export_needs_folder"
    (tmp_path / "mine.txt").touch()
    with pytest.raises(JieduiError) as caught:
        export(name, str(tmp_path), Order(Scope(world.view)))
    assert caught.value.code == "export_exists"
    (tmp_path / "empty").mkdir()
    export(name, str(tmp_path / "empty"), Order(Scope(world.view)))
    assert any((tmp_path / "empty").iterdir())


def test_a_file_is_replaced_and_a_folder_of_that_name_is_not(world, tmp_path):
    target = tmp_path / "graph.cypher"
    target.write_text("old")
    export("cypher", str(target), Order(Scope(world.view)))
    assert target.read_text(encoding="utf-8") != "old"
    with pytest.raises(JieduiError) as caught:
        export("cypher", str(tmp_path), Order(Scope(world.view)))
    assert caught.value.code == "export_exists"


class Broken(Scope):
    def edges(self, *types):
        yield from list(super().edges(*types))[:3]
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "jsonl"])
def test_what_fails_leaves_nothing_behind(world, tmp_path, name):
    old = tmp_path / "out"
    if name in FILES:
        old.write_text("old")
    with pytest.raises(JieduiError) as caught:
        export(name, str(old), Order(Broken(world.view), world.ledger))
    assert caught.value.code == "export_unwritable"
    assert [path.name for path in tmp_path.iterdir()] == (["out"] if name in FILES else [])
    assert name not in FILES or old.read_text() == "old"


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_exported_whole_too(world, tmp_path, name):
    counts = export(name, str(tmp_path / "out"), Order(Scope(world.view, years=(1990, 1990)), world.ledger))
    assert set(counts.values()) == {0}


def test_properties_are_those_of_the_schema(world):
    from graph.export.properties import edge_columns, node_columns

    for node in Scope(world.view).nodes():
        assert set(node_properties(node)) <= set(node_columns(node.label))
    for stated in Scope(world.view).edges():
        assert set(edge_properties(stated)) <= set(edge_columns(stated.edge.type))
