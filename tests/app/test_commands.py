"""The command line as a person uses it, on the sample documents and on bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data import resource
from graph.ledger import Ledger

ROOT = Path(__file__).parents[2]
HELPER = "和平区"  # the sample documents are about real places


def jiedui(*words: str, workspace: Path, lang: str = "zh", stdin: bytes | None = None) -> subprocess.CompletedProcess:
    environment = {**os.environ, "JIEDUI_WORKSPACE": str(workspace), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app", *words, "--lang", lang]
    return subprocess.run(command, capture_output=True, env=environment, input=stdin, timeout=120, cwd=workspace.parent)


def rows(done: subprocess.CompletedProcess) -> list[dict]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> Path:
    workspace = tmp_path_factory.mktemp("home") / "workspace"
    done = jiedui("ingest", str(resource("samples")), workspace=workspace)
    assert done.returncode == 0, done.stderr.decode()
    return workspace


def two_lines(done: subprocess.CompletedProcess) -> None:
    said = [line for line in done.stderr.decode().splitlines() if line and not line.startswith("  ")]
    assert len(said) == 2, said
    assert "Traceback" not in done.stderr.decode()


def test_the_way_from_files_to_an_answer(samples):
    answer = json.loads(jiedui("ask", f"{HELPER}的所有结对", "--format", "json", workspace=samples).stdout)
    assert answer["question"] == "pairings_of"
    assert answer["total"] == len(answer["rows"]) > 5
    assert all(answer["evidence"][row["edge"]] for row in answer["rows"])


def test_english_words_give_the_same_rows(samples):
    chinese = json.loads(jiedui("ask", f"{HELPER}的所有结对", "--format", "json", workspace=samples).stdout)
    english = json.loads(
        jiedui("ask", "all pairings of Heping District", "--format", "json", workspace=samples, lang="en").stdout
    )
    assert english["rows"] == chinese["rows"]


def test_every_quotation_stands_in_its_document(samples):
    answer = json.loads(jiedui("ask", f"{HELPER}的所有结对", "--format", "json", workspace=samples).stdout)
    for proof in (proof for proofs in answer["evidence"].values() for proof in proofs):
        shown = json.loads(
            jiedui("evidence", next(iter(answer["evidence"])), "--format", "json", workspace=samples).stdout
        )
        assert shown["evidence"][0]["quote"]
        assert proof["end"] - proof["start"] == len(proof["quote"])
        break


def test_the_same_files_again_change_nothing(samples):
    before = jiedui("status", workspace=samples).stdout
    done = jiedui("ingest", str(resource("samples")), workspace=samples)
    assert {line.split("\t")[0] for line in done.stdout.decode().splitlines()} == {"未变"}
    assert jiedui("status", workspace=samples).stdout == before


def test_a_pipe_gets_json_lines_and_csv_has_a_head(samples):
    assert rows(jiedui("ask", f"{HELPER}的所有结对", workspace=samples))[0]["helper"]
    head = jiedui("ask", f"{HELPER}的所有结对", "--format", "csv", workspace=samples).stdout.decode().splitlines()[0]
    assert {"helper", "helped", "kind", "years", "status"} <= set(head.split(","))


def test_cypher_reads_and_refuses_to_write(samples):
    counted = rows(jiedui("cypher", "MATCH (:District)-[r:PAIRED_WITH]->() RETURN count(r) AS n", workspace=samples))
    assert counted[0]["n"] > 0
    refused = jiedui("cypher", "MATCH (n) DETACH DELETE n", workspace=samples)
    assert refused.returncode == 5
    two_lines(refused)


def test_status_and_documents_and_unread(samples):
    status = rows(jiedui("status", workspace=samples))[0]
    assert status["current"] is True
    documents = rows(jiedui("documents", workspace=samples))
    assert status["documents"] == len(documents) >= 5
    assert jiedui("unread", documents[0]["name"], workspace=samples).returncode == 0


def test_facts_below_the_threshold_are_proposals_and_no_edges(tmp_path):
    home = tmp_path / "workspace"
    jiedui("ingest", str(resource("samples")), workspace=home)
    all_edges = rows(jiedui("status", workspace=home))[0]["edges"]
    assert rows(jiedui("proposals", workspace=home)) == []
    with Ledger.open(home) as ledger:
        ledger.set_threshold(0.9)  # as a publishing that was stopped leaves it
    assert rows(jiedui("status", workspace=home))[0]["current"] is False
    assert jiedui("publish", "--threshold", "0.9", workspace=home).returncode == 0
    assert rows(jiedui("status", workspace=home))[0]["current"] is True
    proposals = rows(jiedui("proposals", workspace=home))
    assert proposals
    assert all(row["confidence"] < 0.9 and row["quote"] and row["how"] for row in proposals)
    assert rows(jiedui("status", workspace=home))[0]["edges"] < all_edges
    jiedui("publish", workspace=home)  # the setting is kept
    assert rows(jiedui("proposals", workspace=home)) == proposals
    assert jiedui("proposals", "--format", "table", workspace=home).returncode == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["ask", "乌有县的结对"], 4),
        (["ask", "今天天气怎么样"], 4),
        (["ask", "问" * 10_000], 5),
        (["ask", "--name", "nope", "--param", "entity=x"], 4),
        (["ask", "--name", "pairings_of"], 2),
        (["evidence", "f-nothing"], 4),
        (["unread", "nothing.txt"], 4),
        (["remove", "nothing.txt"], 4),
        (["cypher", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l"], 5),
        (["cypher", "MATCH (n) RETURN m"], 2),
    ],
)
def test_what_cannot_be_answered_is_two_lines_and_a_code(words, code, samples):
    done = jiedui(*words, workspace=samples)
    assert done.returncode == code, done.stderr.decode()
    two_lines(done)


def test_removing_a_document_takes_out_what_it_said(tmp_path):
    workspace = tmp_path / "workspace"
    text = "云屏省禾泉县2022年东西部协作工作总结\n\n海岳省临潮市望潮区与禾泉县结对帮扶，投入财政援助资金300万元。\n"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text.replace("300", "300" if name == "a.txt" else "400"), encoding="utf-8")
    jiedui("ingest", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--no-publish", workspace=workspace)
    assert len(rows(jiedui("documents", workspace=workspace))) == 2
    assert jiedui("remove", "a.txt", workspace=workspace).returncode == 0
    assert [row["name"] for row in rows(jiedui("documents", workspace=workspace))] == ["b.txt"]


def test_a_changed_file_replaces_its_older_version(tmp_path):
    file, workspace = tmp_path / "report.txt", tmp_path / "workspace"
    file.write_text("甲县2021年东西部协作工作总结\n", encoding="utf-8")
    jiedui("ingest", str(file), workspace=workspace)
    file.write_text("甲县2021年东西部协作工作总结\n\n完。\n", encoding="utf-8")
    assert jiedui("ingest", str(file), workspace=workspace).stdout.decode().startswith("新版本")
    assert len(rows(jiedui("documents", workspace=workspace))) == 1


def test_bad_files_cost_themselves_only(tmp_path):
    folder, workspace = tmp_path / "reports", tmp_path / "workspace"
    folder.mkdir()
    (folder / "good.txt").write_text("甲县2021年东西部协作工作总结\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "archive.txt").write_bytes(b"PK\x03\x04" + bytes(200))
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "evil\x1b[2J.txt").write_text("乙县2021年东西部协作工作总结\n", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("外面的文件\n", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    done = jiedui("ingest", str(folder), str(tmp_path / "missing.txt"), workspace=workspace)
    states = [line.split("\t")[:2] for line in done.stdout.decode().splitlines()]
    assert done.returncode == 1
    assert ["新增", "good.txt"] in states
    assert ["新增", "evil\\x1b[2J.txt"] in states
    assert sorted(name for state, name in states if state == "失败") == sorted(
        ["empty.txt", "archive.txt", "noise.txt", str(tmp_path / "missing.txt")]
    )
    assert b"\x1b" not in done.stdout


def test_a_folder_without_documents_is_told(tmp_path):
    (tmp_path / "nothing").mkdir()
    done = jiedui("ingest", str(tmp_path / "nothing"), workspace=tmp_path / "workspace")
    assert done.returncode == 1


def test_a_broken_workspace_is_told(tmp_path):
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    (workspace / "ledger.sqlite").write_bytes(b"this is no database, " * 100)
    done = jiedui("documents", workspace=workspace)
    assert done.returncode != 0
    two_lines(done)


def test_nothing_published_yet(tmp_path):
    done = jiedui("ask", "甲区的结对", workspace=tmp_path / "workspace")
    assert done.returncode == 4
    two_lines(done)


def test_extract_reads_standard_input(tmp_path):
    text = "云屏省禾泉县2022年东西部协作工作总结\n".encode("gb18030")
    done = jiedui("extract", "-", "--format", "jsonl", workspace=tmp_path / "workspace", stdin=text)
    assert done.returncode == 0


def test_one_line_of_many_megabytes_is_read(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text("今年以来工作扎实推进，" * 450_000, encoding="utf-8")
    done = jiedui("ingest", str(file), "--no-publish", workspace=tmp_path / "workspace")
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr.decode()


def test_two_ingests_at_once_both_arrive(tmp_path):
    workspace, running = tmp_path / "workspace", []
    environment = {**os.environ, "JIEDUI_WORKSPACE": str(workspace), "PYTHONPATH": str(ROOT)}
    for n in range(2):
        file = tmp_path / f"{n}.txt"
        file.write_text(f"甲{n}县2021年东西部协作工作总结\n", encoding="utf-8")
        running.append(subprocess.Popen([sys.executable, "-m", "app", "ingest", str(file)], env=environment))
    assert [process.wait(60) for process in running] == [0, 0]
    assert len(rows(jiedui("documents", workspace=workspace))) == 2


def test_ask_starts_light():
    """What `ask` imports before it knows the question: nothing that takes long to load."""
    code = "import sys, app.cli.ask, app.cli.group; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    heavy = {"streamlit", "pandas", "networkx", "kglite", "neo4j", "pydantic", "rich", "yaml", "pypinyin"}
    assert not heavy & set(loaded.split())


def test_the_questions_are_listed_with_examples_that_can_be_asked(samples):
    for one in rows(jiedui("questions", "--format", "jsonl", workspace=samples)):
        assert "{" not in one["example"] + "".join(one["zh"]["examples"] + one["en"]["examples"])
    (first,) = [
        one for one in rows(jiedui("questions", "--format", "jsonl", workspace=samples)) if one["name"] == "partners"
    ]
    assert jiedui("ask", first["example"], workspace=samples).returncode == 0
    assert "甲区" in jiedui("questions", workspace=samples.parent / "none").stdout.decode()


def test_a_person_sees_no_ids_of_edges_and_no_sets_whose_names_are_all_known(samples):
    shown = jiedui("ask", f"{HELPER}的所有结对", "--format", "table", workspace=samples).stdout.decode()
    counted = shown.splitlines()[shown.splitlines().index("另有只报数目、没有名单的：") + 1 :]
    assert all(int(line.split()[1]) > int(line.split()[2]) for line in counted[1:])
    changes = ("ask", "会宁县2021年到2023年有什么变化", "--format", "table")
    assert "before_edge" not in jiedui(*changes, workspace=samples).stdout.decode()


@pytest.mark.parametrize("words", [("--limit", "0"), ("--timeout", "0"), ("--timeout", "nan"), ("--limit", "100001")])
def test_a_limit_that_is_none_names_itself_and_its_range(samples, words):
    done = jiedui("cypher", "RETURN 1", *words, workspace=samples)
    two_lines(done)
    assert done.returncode == 2
    assert words[0].removeprefix("--") in done.stderr.decode()
