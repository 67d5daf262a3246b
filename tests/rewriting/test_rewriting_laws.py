"""What holds for every draft, every quotation and every article, whatever is in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stories import article

from takeaways.model import replay, undo
from takeaways.plaintext import plain
from takeaways.rewriting import rewrite
from takeaways.rewriting.draft import Draft, new
from takeaways.rewriting.fitness import unbalanced
from takeaways.rewriting.quotations import find_quotations
from takeaways.settings import Settings

CHANGES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 12), st.sampled_from(["", " ", "Xy", "[Z]"]))
)

PIECES = (
    "However, ",
    "But ",
    "He ",
    "She said ",
    "they argue ",
    "Joe Marsh ",
    "Mayor Helen Ortiz ",
    "said the pier was safe ",
    "opened the pier, ",
    "who is fifty, ",
    "a father of two, ",
    "“",
    "”",
    '"',
    "'",
    "’",
    "‘",
    "«",
    "»",
    "(pictured) ",
    "(",
    ")",
    "KELL — ",
    "It was announced that ",
    "İstanbul ",
    "ǆ ",
    "ﬁre ",
    "naïve ",
    "12 ",
    "[sic] ",
    "the ministry added ",
    "we ",
    "I ",
    ", however, ",
    "*so* ",
    "\u200b",
    "\u00ad",
    "🚢 ",
    ": ",
    "- ",
    "? ",
    "! ",
    "… ",
)
SENTENCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(
    lambda pieces: " ".join("".join(pieces).split()) + "."
)
STORIES = st.lists(st.lists(SENTENCES, min_size=1, max_size=5), min_size=1, max_size=4)


@given(st.text("aB ,.“”'x\u0130", max_size=40), CHANGES)
def test_a_draft_is_always_its_quote_after_its_edits(
    quote: str, changes: list[tuple[int, int, str]]
) -> None:
    draft = new(quote)
    for start, size, after in changes:
        first = min(start, len(draft.text))
        last = min(first + size, len(draft.text))
        expected = draft.text[:first] + after + draft.text[last:]

        draft = draft.replace(first, last, after, "rule")

        assert draft.text == expected
        assert_sound(draft)


@given(st.text("aB ,.“”'xß\u0130ǆ", max_size=40), st.integers(0, 40))
def test_what_is_dropped_is_gone_and_only_a_capital_is_added(quote: str, end: int) -> None:
    end = min(end, len(quote))

    draft = new(quote).drop(0, end, "rule")

    rest = quote[end:]
    assert draft.text in (rest, rest[:1].upper() + rest[1:])
    assert_sound(draft)


def assert_sound(draft: Draft) -> None:
    assert replay(draft.quote, draft.edits) == draft.text
    assert undo(draft.text, draft.edits) == draft.quote
    at = 0
    for edit in draft.edits:
        assert edit.start >= at
        assert draft.quote[edit.start : edit.start + len(edit.before)] == edit.before
        assert edit.before != edit.after
        at = edit.start + len(edit.before)


@given(st.text("a. ,“”\"'’‘«»„s9\n", max_size=60))
def test_quotations_are_in_order_and_marked_at_both_ends(text: str) -> None:
    quoted, strays = find_quotations(text)

    at = 0
    for quotation in quoted:
        assert at <= quotation.start < quotation.end <= len(text)
        assert text[quotation.start] in "“”\"'’‘«»„"
        assert not quotation.closed or text[quotation.end - 1] in "“”\"'’‘«»„"
        at = quotation.end
    assert list(strays) == sorted(set(strays))


@given(STORIES, st.booleans(), st.sampled_from(("en", "de", "fr", "es", "sv", "zh", "")))
def test_every_story_gives_one_sound_candidate_a_sentence(
    paragraphs: list[list[str]], rewriting: bool, language: str
) -> None:
    story = article(*paragraphs, language=language)
    said = {word.lower() for word in story.text.split()}

    candidates = rewrite(story, Settings(rewrite=rewriting))

    assert [c.sentences[-1] for c in candidates] == [s.index for s in story.story]
    for candidate in candidates:
        assert candidate.quote == " ".join(story.text[candidate.start : candidate.end].split())
        assert replay(candidate.quote, candidate.edits) == candidate.text
        assert undo(candidate.text, candidate.edits) == candidate.quote
        assert candidate.unfit or not unbalanced(candidate.text)
        assert len(candidate.sentences) in (1, 2)
        if not rewriting:
            assert candidate.text == plain(candidate.quote)
        for edit in candidate.edits:
            if edit.rule in ("subject", "speaker"):
                brought = edit.after.strip("[]: ").removesuffix("’").removesuffix("'")
                for word in brought.removesuffix("’s").removesuffix("'s").split():
                    assert any(word.lower() in other for other in said)


@given(STORIES)
def test_rewriting_twice_is_the_same(paragraphs: list[list[str]]) -> None:
    story = article(*paragraphs)

    assert rewrite(story, Settings()) == rewrite(story, Settings())
