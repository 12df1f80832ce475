"""Build a web page: the report as its article, amid a site's menu, banner, aside and footer."""

import hashlib
from html import escape

from data.demo.builders.markup import blocks_html
from data.demo.builders.text import DemoText
from data.demo.builders.words import WORDS, Words

_COLOURS = ("#00695c", "#8a1c3b", "#23395d", "#7a4a00")
_STYLE = """
:root { --accent: %s; }
body { margin: 0; font: 17px/1.6 "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #222; }
a { color: var(--accent); }
.site-header { background: var(--accent); color: #fff; padding: 18px 5vw; display: flex;
  justify-content: space-between; align-items: center; flex-wrap: wrap; }
.site-header a { color: #fff; text-decoration: none; }
.brand { font-weight: 700; font-size: 20px; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; gap: 22px; flex-wrap: wrap; }
.layout { display: grid; grid-template-columns: minmax(0, 44rem) 15rem; gap: 60px;
  max-width: 66rem; margin: 36px auto; padding: 0 5vw; }
h1 { font-size: 34px; line-height: 1.2; margin: 8px 0; }
h2 { color: var(--accent); margin-top: 1.6em; }
.meta, .breadcrumb, aside, footer { color: #666; font-size: 15px; }
.notice { border-left: 4px solid var(--accent); background: #f4f4f1; padding: 10px 16px; }
table { border-collapse: collapse; margin: 1.2em 0; font-size: 15px; }
th, td { border-bottom: 1px solid #ccc; padding: 6px 12px; text-align: left; vertical-align: top; }
th { border-bottom: 2px solid var(--accent); }
.right { text-align: right; } .center { text-align: center; }
blockquote { margin: 1.4em 0; padding-left: 18px; border-left: 3px solid #bbb; font-style: italic; }
footer { background: #f1f1ee; padding: 26px 5vw; margin-top: 60px; }
#cookies { position: fixed; bottom: 0; left: 0; right: 0; background: #222; color: #fff;
  padding: 14px 5vw; }
#cookies button { margin-left: 12px; padding: 6px 14px; }
@media (max-width: 50rem) { .layout { grid-template-columns: 1fr; } }
"""
_SCRIPT = """
for (const button of document.querySelectorAll("#cookies button")) {
  button.addEventListener("click", () => document.getElementById("cookies").remove());
}
"""


def build(text: DemoText) -> bytes:
    """The bytes of the report as a web page in UTF-8."""
    words = WORDS[text.language]
    colour = _COLOURS[hashlib.sha256(text.id.encode()).digest()[0] % len(_COLOURS)]
    title, maker = escape(text.title), escape(text.initiative)
    page = f"""<!DOCTYPE html>
<html lang="{words.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | {maker}</title>
<meta name="author" content="{maker}">
<meta name="date" content="{text.stamp:%Y-%m-%d}">
<meta name="robots" content="noindex">
<style>{_STYLE % colour}</style>
</head>
<body>
<div id="cookies" role="dialog" aria-label="Cookies"><p>{words.cookies}
<button type="button">{words.accept}</button>
<button type="button">{words.refuse}</button></p></div>
<header class="site-header">
<div class="brand"><a href="#">{maker}</a></div>
{_menu(words)}
</header>
<div class="layout">
<main>
<p class="breadcrumb"><a href="#">{words.menu[0]}</a> ›
<a href="#">{words.menu[4]}</a> › {title}</p>
<article>
<h1>{title}</h1>
<p class="meta">{maker} – {escape(text.where_and_when)}</p>
{"".join(f'<p class="meta">{escape(words)}</p>' for words in text.lead)}
<p class="notice">{escape(text.notice)}</p>
{blocks_html(text.body, note_heading=words.notes)}
</article>
</main>
{_aside(words)}
</div>
<footer>
<p>{maker} · {escape(", ".join(text.places))}</p>
<p>{words.rights} · © {text.year}</p>
</footer>
<script>{_SCRIPT}</script>
</body>
</html>
"""
    return page.encode("utf-8")


def _menu(words: Words) -> str:
    entries = "".join(f'<li><a href="#">{entry}</a></li>' for entry in words.menu)
    return f'<nav aria-label="Menu"><ul>{entries}</ul></nav>'


def _aside(words: Words) -> str:
    entries = "".join(f'<li><a href="#">{entry}</a></li>' for entry in words.related)
    return (
        f"<aside><h2>{words.more}</h2><ul>{entries}</ul>"
        f'<p class="share">{words.share}: <a href="#">Mastodon</a> <a href="#">LinkedIn</a></p>'
        "</aside>"
    )
