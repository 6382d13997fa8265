"""Web pages as they are saved and copied: plain paragraphs, and a site with its navigation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from tests.documents.notice_looks import Look, Looked

_MENU = ("首页", "政务动态", "政务公开", "政务服务", "互动交流", "数据开放")
_RELATED = ("关于做好防汛工作的通知", "一图读懂本市重点工作", "本市召开年度工作会议")


def paragraphs(lines: Iterable[Looked]) -> str:
    """One ``p`` a line, set as an office's editor sets it."""
    styles = {
        Look.TITLE: "text-align:center;font-size:22pt;font-weight:bold",
        Look.FLUSH: "font-size:16pt",
        Look.SIGNED: "text-align:right;font-size:16pt",
        Look.BODY: "text-indent:2em;font-size:16pt",
    }
    return "\n".join(
        f'<p style="{styles[line.look]}">{escape(line.text)}</p>' for line in lines
    )


def page(body: str, title: str = "公文", charset: str = "utf-8") -> bytes:
    """A page with nothing but a body."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}</title></head>'
        f"<body>{body}</body></html>"
    ).encode(charset)


def site(lines: Sequence[Looked], title: str) -> bytes:
    """The page of a government's site: menus, a trail, buttons, the notice, links, a footer."""
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in _MENU)
    related = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in _RELATED)
    return page(
        f'<div class="top"><ul>{menu}</ul></div><script>var notice = "<p>一、</p>";</script>'
        '<div class="place">您现在的位置：<a href="/">首页</a> &gt; <a href="/1">政务公开</a>'
        ' &gt; <a href="/2">文件</a></div>'
        '<div class="share">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】'
        '<a href="#">打印</a> <a href="#">收藏</a> 分享到：<img src="wx.png"></div>'
        f'<div class="wrap"><div id="zoom"><div class="TRS_Editor">{paragraphs(lines)}</div>'
        f'</div></div><div class="more"><h4>相关文件</h4><ul>{related}</ul></div>'
        '<div style="display:none">正在加载，请稍候。</div>'
        '<div class="foot"><p>主办：某市人民政府办公室　网站标识码：0000000000</p>'
        '<p><a href="/map">网站地图</a> | <a href="/law">隐私声明</a></p></div>',
        title,
    )
