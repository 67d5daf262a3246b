"""Laws that hold for every page."""

from __future__ import annotations

from html import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takeaways.errors import InputError
from takeaways.model import Article
from takeaways.pipeline import read
from takeaways.reading.html.outline import outline
from takeaways.reading.html.tree import parsed

VOCABULARY = """the harbour of Kell opened again “late” on Monday & its <chair> said"""
MARKUP = """<p> </p> <div> </div> <ul> <li> </li> </ul> <table> <tr> <td> </table> <h1> </h1> <h2>
</h2> <a&href="/x"> </a> <b> </b> <blockquote> <figure> <figcaption> </figure> <aside> <nav> <br>
<script> </script> <!-- --> <![CDATA[ ]]> &amp; &#0; &nbsp; <p&class="caption"> </article> < >
<template> <svg> <math> <form> <input> <select> <option> </body> <html> <title> <x-y>"""
TAGS = st.sampled_from([tag.replace("&h", " h").replace("&c", " c") for tag in MARKUP.split()])
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=12, max_size=40).map(
    lambda words: " ".join(words) + "."
)
SOUP = st.lists(st.one_of(TAGS, WORDS.map(escape), st.text(max_size=8)), max_size=40).map("".join)


def check(article: Article) -> None:
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        end = block.end
        assert (block.kind == "furniture") == bool(block.reason)
    for s in article.sentences:
        assert " ".join(article.text[s.start : s.end].split()) == s.text


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(SOUP)
def test_soup_is_read_or_refused_in_one_line(soup: str) -> None:
    message = ""
    try:
        check(read(f"<html><body>{soup}</body></html>", media_type="text/html"))
    except InputError as error:  # any other is a bug
        message = str(error)
    assert "\n" not in message


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=3, max_size=8, unique=True))
def test_the_paragraphs_of_a_plain_article_come_out_as_they_went_in(texts: list[str]) -> None:
    source = "<article><h1>Quay</h1>" + "".join(f"<p>{escape(t)}</p>" for t in texts) + "</article>"
    article = read(f"<html><body>{source}</body></html>", media_type="text/html")
    check(article)
    assert article.body.split("\n\n") == texts


@settings(max_examples=100, deadline=None)
@given(SOUP)
def test_the_outline_has_the_words_of_the_page_in_order(soup: str) -> None:
    """Nothing is read twice or moved: each passage is in the tree's own text, after the last."""
    try:
        tree = parsed(f"<html><body>{soup}</body></html>", "soup")
    except InputError:
        return
    whole = "".join("".join(tree.itertext()).split())
    at = 0
    for passage in outline(tree):
        place = whole.find("".join(passage.text.split()), at)
        assert place >= at
        at = place + len("".join(passage.text.split()))
