"""Pages that hold no article, or not all of it, and what is said of them."""

from __future__ import annotations

import pytest

from takeaways.errors import InputError, NothingToSummarizeError
from takeaways.reading import read
from takeaways.reading.html import tree

SENTENCE = "The harbour board of Kell agreed on day {} to widen the quay, its chair said."


def page(body: str, *, title: str = "Quay", head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )


def paragraphs(count: int) -> str:
    return "".join(f"<p>{SENTENCE.format(day)}</p>" for day in range(count))


TEASERS = "".join(
    f'<article><h3><a href="/{i}">County lends more to port number {i}</a></h3>'
    f"<p>What the board said of it on day {i} of the talks.</p></article>"
    for i in range(30)
)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (page("<h1>404</h1><p>We have looked everywhere.</p>", title="404"), "error page"),
        (
            page("<h1>Seite nicht gefunden</h1><p>Diese Seite gibt es nicht mehr, leider.</p>"),
            "error page",
        ),
        (
            page("<h1>Log in</h1><form><input name=u><input type=password></form>"),
            "a page to log in at",
        ),
        (page("<div id=root></div><script>start()</script>"), "browser's scripts"),
        (page(TEASERS, title="News"), "a list of articles"),
        (page(""), "not one paragraph"),
        (page("<p>Quay.</p>"), "not one paragraph"),
    ],
)
def test_a_page_without_an_article_is_named_as_what_it_is(source: str, said: str) -> None:
    with pytest.raises(NothingToSummarizeError, match=said) as raised:
        read(source, name="page.html")
    message = str(raised.value)
    assert message.startswith("page.html: ")
    assert "\n" not in message


NOT_FREE = (
    '<script type="application/ld+json">'
    '{"@type":"NewsArticle","headline":"Quay","isAccessibleForFree":false}</script>'
)


def test_the_beginning_of_a_paid_article_is_said_to_be_one() -> None:
    article = read(page("<h1>Quay</h1>" + paragraphs(3), head=NOT_FREE))
    assert article.warnings == (
        "behind a paywall: the page has only the first 48 words of the article",
    )


def test_a_whole_paid_article_gets_no_warning() -> None:
    assert read(page("<h1>Quay</h1>" + paragraphs(12), head=NOT_FREE)).warnings == ()


def test_a_short_free_article_gets_no_warning() -> None:
    assert read(page("<h1>Quay</h1>" + paragraphs(3))).warnings == ()


def test_an_article_about_an_error_is_an_article() -> None:
    source = page("<h1>How 404 became a joke</h1>" + paragraphs(12), title="How 404 became a joke")
    assert len([b for b in read(source).blocks if b.kind == "paragraph"]) == 12


def test_an_article_with_a_section_front_below_it_is_an_article() -> None:
    source = page(f"<article><h1>Quay</h1>{paragraphs(8)}</article><section>{TEASERS}</section>")
    body = read(source).body
    assert body.count("The harbour board of Kell") == 8
    assert "County lends" not in body


def test_too_much_html_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_CHARACTERS", 5_000_000)
    with pytest.raises(InputError, match="6 million characters of HTML"):
        read(page("<p>" + "a " * 3_000_000))


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_ELEMENTS", 100)
    with pytest.raises(InputError, match="more than the 100"):
        read(page("<i>a</i>" * 100 + paragraphs(3)))


@pytest.mark.parametrize(
    "opening", ["<table><tr><td>", "<div>", "<b>", "<ul><li>", "<blockquote>", "<p><font>x"]
)
def test_a_page_nested_five_thousand_deep_is_read_or_refused(opening: str) -> None:
    said = ""
    try:
        said = read(page("<h1>Quay</h1>" + opening * 5_000 + paragraphs(3))).title
    except InputError as error:
        said = str(error)
    assert said == "Quay" or (said.startswith("the page: no article found") and "\n" not in said)


def test_a_page_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    source = page("<h1>Quay</h1>" + paragraphs(9))
    article = read(source[: len(source) // 2])
    assert article.title == "Quay"
    assert 3 <= article.body.count("The harbour board of Kell") <= 5
