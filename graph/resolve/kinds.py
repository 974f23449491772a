"""What kind of party a name says it is, by the word it ends in; only where no reference tells.

The words are those of the administrative system and of ordinary institutions, nothing else.
"""

from __future__ import annotations

from graph.facts import PartyType

PLACE_TYPES: tuple[PartyType, ...] = ("province", "city", "district", "street", "village")
_ENDINGS: tuple[tuple[PartyType, tuple[str, ...]], ...] = (
    ("village", ("社区", "嘎查", "村", "村委会", "居委会")),
    ("street", ("街道", "镇", "乡", "苏木", "街道办事处")),
    ("school", ("学校", "小学", "中学", "幼儿园", "大学", "学院", "职专", "中专", "高中", "初中")),
    ("hospital", ("医院", "卫生院", "保健院", "卫生服务中心", "卫生室")),
    ("enterprise", ("公司", "集团", "厂", "合作社", "企业", "银行")),
    ("social_org", ("协会", "商会", "基金会", "红十字会", "慈善总会", "慈善会", "工商联", "联合会", "总工会", "残联")),
    ("department", ("局", "委员会", "办公室", "办", "党委", "政府", "部", "厅")),
    ("province", ("省", "自治区", "特别行政区")),
    ("city", ("自治州", "州", "盟", "地区")),
    ("district", ("自治县", "县", "旗", "区", "林区", "市")),
)


def kind_of(name: str) -> PartyType:
    """The kind a name shows by its ending, the longest ending first; `other` where it shows none.

    >>> kind_of("某县人民医院"), kind_of("某某乡"), kind_of("某某")
    ('hospital', 'street', 'other')
    """
    found = [(len(e), kind) for kind, endings in _ENDINGS for e in endings if name.endswith(e) and len(name) > len(e)]
    return max(found)[1] if found else "other"


def depth(kind: str) -> int:
    """How deep a kind of place lies: 0 for a province, 4 for a village, 5 for anything that is no place."""
    return PLACE_TYPES.index(kind) if kind in PLACE_TYPES else len(PLACE_TYPES)
