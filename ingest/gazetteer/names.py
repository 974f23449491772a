"""How the names of divisions are written: official long forms, the forms in print, and short forms.

Short forms (bare stems) exist only at province, prefecture and county level, where readers use them; below that a stem
is an ordinary word far too often.
"""

from __future__ import annotations

import re

from graph.places import Level
from ingest.expressions import expression

# The peoples that names of autonomous divisions carry.
PEOPLES = (
    "阿昌,白,保安,布朗,布依,朝鲜,傣,达斡尔,德昂,东乡,侗,独龙,俄罗斯,鄂伦春,鄂温克,高山,仡佬,哈尼,哈萨克,汉,赫哲,"
    "回,基诺,京,景颇,柯尔克孜,拉祜,黎,傈僳,珞巴,满,毛南,门巴,蒙古,苗,仫佬,纳西,怒,普米,羌,撒拉,畲,水,塔吉克,"
    "塔塔尔,土家,土,佤,维吾尔,乌孜别克,锡伯,瑶,彝,裕固,藏,壮"
)
_PEOPLE = (
    "(?:" + "|".join(f"{name}族" for name in PEOPLES.split(",")) + "|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克|维吾尔|各族)"
)
_AUTONOMOUS = expression(rf"^(.+?){_PEOPLE}*自治(区|州|县|旗)$")
_ONE_PEOPLE = expression(r"^(.+?)族?自治(州|县|旗)$")
_PLAIN: dict[Level, re.Pattern[str]] = {
    "province": expression(r"^(.{2,})(?:特别行政区|省|市)$"),
    "city": expression(r"^(.{2,})(?:地区|市|盟)$"),
    "district": expression(r"^(.{2,})(?:特区|林区|县|区|市|旗)$"),
}
# What would be left of 左旗 or 开发区 is no name; 兰州新区 without 新区 is another place.
_NO_STEM = expression(r"(?:[左右前后中]旗|联合旗|新区|(?:开发|示范|管理|试验|实验|合作|名胜|工业园|产业园|聚集)区)$")
_ZONE = expression(r"^(.{2,})(?:(高新技术(?:产业)?)|经济(?:技术)?)开发区$")
_OFFICE = expression(r"(?:街道)?办事处$|街道办$")
_MINORITY_TOWNSHIP = expression(rf"^(.{{1,}}?){_PEOPLE}+(乡|镇)$")
_RANK = expression(rf"^(.{{2,}}?)(?:{_PEOPLE}+(?=乡))?(街道|镇|乡)$")
_COMMITTEE = expression(
    r"(?:[村居牧]民委员会会?|人民委员会|居民管理委员会|[村居]民委委会|[村居]民委会?员?|居民委员|村民委员|居委员会|村委会委员会|委员会"
    r"|[村居]委会委?会?|[牧民家]委会|村委员会?|村委|居委|委会)$"
)


def short_forms(name: str, level: Level) -> tuple[str, ...]:
    """The short printed forms of a division, longest first; empty where none is in use.

    >>> short_forms("青岭藏族自治州", "city"), short_forms("石梁县", "district"), short_forms("横县", "district")
    (('青岭自治州', '青岭州', '青岭'), ('石梁',), ())
    >>> short_forms("临潮高新技术产业开发区", "district")
    ('临潮高新区',)
    """
    if zone := _ZONE.match(name):
        return (f"{zone[1]}高新区",) if zone[2] else (f"{zone[1]}经开区",)
    if level not in _PLAIN or _NO_STEM.search(name):
        return ()
    if autonomous := _AUTONOMOUS.match(name) or _ONE_PEOPLE.match(name):
        stem, unit = autonomous[1].removesuffix("族"), autonomous[2]
        forms = (stem,) if unit == "区" else (f"{stem}自治{unit}", stem + unit, stem)
        return tuple(form for form in forms if len(form) > 1 and form != name)
    plain = _PLAIN[level].match(name)
    return (plain[1],) if plain else ()


def printed_township(name: str) -> str:
    """A township as print has it.

    >>> printed_township("听涛街道办事处")
    '听涛街道'
    """
    bare = _OFFICE.sub("", name)
    if bare == name:
        return name
    return bare if bare.endswith(("街道", "镇", "乡")) else f"{bare}街道"


def printed_village(name: str) -> str:
    """A village as print has it: the place, not its committee.

    >>> [printed_village(name) for name in ("柳树沟村民委员会", "观澜社区居委会", "敖包嘎查委员会", "东关居委会")]
    ['柳树沟村', '观澜社区', '敖包嘎查', '东关社区']
    """
    committee = _COMMITTEE.search(name)
    if committee is None:
        return name
    bare = name[: committee.start()]
    if bare.endswith(("村", "社区", "嘎查", "生活区", "管理区", "新区", "小区", "队")):
        return bare
    if not bare:
        return name
    words = committee[0]
    if words.startswith(("居", "家")):
        return f"{bare}社区"
    return f"{bare}村" if words.startswith(("村", "牧", "民")) else bare


def other_ranks(name: str) -> tuple[str, ...]:
    """A township's name before or after it was raised: 红柳乡 is 红柳镇 in a newer list, 红柳街道 in the newest.

    >>> other_ranks("红柳乡"), other_ranks("东乡")
    (('红柳镇', '红柳街道'), ())
    """
    rank = _RANK.match(name)
    return tuple(rank[1] + other for other in ("乡", "镇", "街道") if other != rank[2]) if rank else ()


def variants(name: str, level: Level) -> tuple[str, ...]:
    """Other full printed forms: `听涛街` for 听涛街道, `卓格乡` for 卓格藏族乡, `观澜居民区` for 观澜社区.

    >>> variants("听涛街道", "street"), variants("卓格藏族乡", "street"), variants("观澜社区", "village")
    (('听涛街',), ('卓格乡',), ('观澜居民区',))
    """
    if level == "village":
        return (f"{name[:-2]}居民区",) if name.endswith("社区") and len(name) > 3 else ()
    if level != "street":
        return ()
    if name.endswith("街道") and len(name) > 3:
        return (name[:-1],)
    minority = _MINORITY_TOWNSHIP.match(name) if "族" in name else None
    return (minority[1] + minority[2],) if minority and len(minority[1]) > 1 else ()
