"""What of a page is not its content: scripts, what is hidden or struck, navigation, advertisements, footers.

An element is left out for what it is (tag, role, hidden); a region named like navigation or advertising only where it
holds the smaller part of the page's words; a run of links only where it is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.expressions import expression

_UNREAD_TAGS = frozenset((
    "script", "style", "noscript", "template", "head", "nav", "footer", "aside", "svg", "iframe", "object",
    "embed", "canvas", "audio", "video", "map", "button", "select", "option", "textarea", "input", "datalist",
    "dialog", "del", "s", "strike",
))  # fmt: skip
_UNREAD_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert",
))  # fmt: skip
_REGION_WORDS = frozenset((
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "footer", "foot",
    "copyright", "sidebar", "side", "share", "sharing", "related", "recommend", "advert", "advertisement", "ads",
    "ad", "banner", "pagination", "pager", "comment", "comments", "toolbar", "login", "search", "friendlink",
    "friendlinks", "cookie", "popup", "modal", "hot", "links",
))  # fmt: skip
_HIDDEN = expression(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORDS = expression(r"[A-Z]?[a-z]+|[A-Z]+")
_PUBLISHED = expression("(?:时间|日期)\\s*[:：]\\s*(?:19|20)[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}")
_SHORT_LINE = 60
_FURNITURE = expression(
    r"[（(【]?(?:(?:网站)?首页\s*[>＞»/|]|当前位置|您(?:所在|现在)?的?位置|打印本?页?[】）)|\s]*|关闭窗口|分享到|扫一扫|上一[篇条页]|下一[篇条页]"
    r"|相关(?:链接|阅读|新闻|推荐|文章)|责任编辑|版权所有|网站地图|友情链接|主办(?:单位)?[:：]|备案号|(?:点击|浏览|阅读)(?:次数|量|数)|字[体号][:：\s]"
    r"|返回(?:顶部|首页)|.{0,12}(?:ICP备|公网安备))"
)


def is_unread(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether nothing inside an element is content."""
    return (
        name in _UNREAD_TAGS
        or "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or attributes.get("role", "").lower() in _UNREAD_ROLES
        or _HIDDEN.search(attributes.get("style", "")) is not None
    )


def is_region(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is named like navigation, advertising or the like, which is a hint and no proof.

    >>> is_region("div", {"class": "leftNav"}), is_region("div", {"id": "advance"})
    (True, False)
    """
    if name == "header":
        return True
    named = _WORDS.findall(f"{attributes.get('class', '')} {attributes.get('id', '')}")
    return any(word.lower() in _REGION_WORDS for word in named)


def is_furniture(words: str) -> bool:
    """Whether a short line is part of the page's frame (您的位置, 打印, 上一篇, a licence number).

    A line that tells when the page was published is not, whatever stands beside it: it may be all that tells the year.
    """
    framed = len(words) <= _SHORT_LINE and _FURNITURE.match(words) is not None
    return framed and _PUBLISHED.search(words) is None
