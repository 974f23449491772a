"""The indicator catalogue: what it finds under which wording, and what it leaves alone."""

from __future__ import annotations

import pytest

from graph.indicators import canonical, catalogue

SECTION = "四、促进乡村振兴"


@pytest.mark.parametrize(
    ("path", "unit", "id"),
    [
        (["1. 省级党委常委会会议"], "次", "meetings_party_committee"),
        (["2.召开区级高层联席会议情况"], "次", "meetings_joint"),
        (["（三）结对", "5. 参与结对的东部强村（社区）数"], "个", "paired_villages"),
        (["6. 参与结对的东部企业数", "帮扶西部村数"], "个", "paired_villages_by_enterprises"),
        (["结对村"], "个", "paired_villages"),
        (["1. 举办培训班", "培训农村劳动力人数", "其中：脱贫劳动力数"], "人次", "workers_trained_poor"),
        (["2. 帮助就业", "在省内就近就业的农村劳动力数", "其中：脱贫劳动力数"], "人", "jobs_near_poor"),
        (["3. 援建帮扶车间数", "吸纳农村劳动力就业数"], "人", "workshop_jobs"),
        (["25.援建（续建）（扶贫）车间数（含存量）"], "个", "workshops"),
        ([SECTION, "1. 已拨付到位财政援助资金数"], "万元", "funds_fiscal"),
        ([SECTION, "资金使用比例"], "%", "funds_ratio"),
        (["实际到位投资额"], "亿元", "firm_investment"),
        (["财政帮扶资金（万元）", "到位数"], "万元", None),
        (["3.消费帮扶金额"], "亿元", "consumption"),
        (["其他"], "人", None),
        ([], None, None),
    ],
)
def test_canonical(path, unit, id):
    found = canonical(path, unit)
    assert (found.id if found else None) == id


def test_the_unit_must_be_of_the_kind():
    assert canonical(["结对学校数"], "万元") is None
    assert canonical(["结对学校数"], None) is not None


def test_every_entry_finds_its_own_name_or_needs_more_above_it():
    for entry in catalogue():
        assert entry.zh
        assert entry.en
        assert entry.unit in (None, "count", "people", "money", "share", "words")
