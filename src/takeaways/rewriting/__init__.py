"""Rewriting: sentences become candidates that stand alone, and say no more than they said.

Each rule is one small step: leading connectives go, dangling pronouns are filled in where it is
certain what they stand for, quotations get their speaker, asides that only describe are trimmed.
Every change is an edit on the candidate, and what cannot stand alone is said to be unfit, and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from takeaways import language, plaintext
from takeaways.language.wording import wording
from takeaways.model import Candidate, Edit
from takeaways.rewriting import fitness
from takeaways.rewriting.asides import LONG, trim_asides
from takeaways.rewriting.bodies import name_body
from takeaways.rewriting.borders import Marks, crossed, marks_of
from takeaways.rewriting.connectives import drop_connectives
from takeaways.rewriting.draft import Draft, new
from takeaways.rewriting.leaning import hangs, leans
from takeaways.rewriting.pronouns import dangling
from takeaways.rewriting.quotations import quotations
from takeaways.rewriting.reaching import reaches, says_little
from takeaways.rewriting.scenes import WORD, has_verb, inside
from takeaways.rewriting.speakers import bring_speaker
from takeaways.rewriting.subjects import JOINED, Story, fill_subject
from takeaways.rewriting.trims import drop_emphasis, trim_head, trim_inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from takeaways.language.wording import Wording
    from takeaways.model import Article, Sentence
    from takeaways.settings import Settings

PERSONAL_LEAST = 3
"""Sentences; in a very short article one or two in the first person are no column yet."""

ENOUGH = 10
"""Fit candidates an article must have if those that lean a little are to be unfit; at least twice
as many as are asked for."""
LEAD_WORDS = 15
"""Words of a first paragraph that may lack its full stop. In 1,015 stories of four sets 35
sentences lack it: one is a lead, nearly all the others are headings and their pieces."""

JOINED_WORDS = 30
"""Two sentences are taken together if they have at most so many words, as one sentence may."""

PERSONAL = 0.2
"""The share of sentences in the first person from which an article counts as a personal one."""

MARKS = frozenset("\"'“‘«„»")


class Reading(NamedTuple):
    """What all sentences of one article have in common."""

    article: Article
    story: tuple[Sentence, ...]
    tokens: tuple[frozenset[str], ...]
    """The words of each sentence, in lower case."""
    words: Wording
    pointing: frozenset[str]
    """The language's personal pronouns."""
    spaced: bool
    marks: dict[int, Marks]
    """By block; none for a block without marks."""
    context: Story
    personal: bool
    """Whether the article is written in the first person."""
    dialogue: dict[int, str]
    """By block, why what an interview's *Q:* and *A:* begin is no takeaway."""
    limit: int
    """Words beyond which asides are trimmed."""


def rewrite(article: Article, settings: Settings) -> tuple[Candidate, ...]:
    """Return one candidate for each sentence of the story, in its order.

    A candidate is the sentence alone or, where it leans on the one before and both are short, the
    two together. ``replay(quote, edits) == text`` and ``undo(text, edits) == quote`` hold for each.
    Without ``settings.rewrite`` only markup and invisible characters go. Linear in the text.
    """
    story = article.story
    words = wording(article.language)
    tokens = tuple(frozenset(WORD.findall(s.plain.lower())) for s in story)
    reading = Reading(
        article,
        story,
        tokens,
        words,
        words.he | words.she | words.they | words.it,
        language.load(article.language).spaced,
        marks_of(article, {s.block for s in story}),
        Story([s.plain for s in story], article.text, words),
        _is_personal(story, tokens, words),
        _dialogue(story),
        settings.max_words or LONG,
    )
    make = _rewritten if settings.rewrite else _cleaned
    out: list[Candidate] = []
    alone: Candidate | None = None  # the sentence before, by itself
    for at in range(len(story)):
        before, alone = alone, make(reading, at, at)
        candidate = alone
        if settings.rewrite and before and alone.unfit in fitness.MENDABLE:
            candidate = _together(reading, at, before) or alone
        out.append(candidate)
    if few(out, settings.count if isinstance(settings.count, int) else 0):
        return tuple(c._replace(unfit="") if c.unfit == fitness.LEANING else c for c in out)
    return tuple(out)


def few(candidates: list[Candidate], count: int) -> bool:
    """Return whether fit ones are so few that those that lean a little are wanted too."""
    return sum(not c.unfit for c in candidates) < max(ENOUGH, 2 * count)


def own_voice(texts: Iterable[str], language: str) -> bool:
    """Return whether one of these takeaways speaks in the first person, outside quotations.

    Only a story that is told so has such takeaways, or one that has no others.

    >>> own_voice(["I was born in Kell.", "The pier fell."], "en"), own_voice(["“I won.”"], "en")
    (True, False)
    """
    words = wording(language)
    return any(fitness.is_personal(text, words) for text in texts)


def _cleaned(reading: Reading, first: int, last: int) -> Candidate:
    """Return the candidate as it stands, without markup and invisible characters."""
    return _candidate(reading, _draft(reading, first, last, to_the_letter=False), first, last)


def _rewritten(reading: Reading, first: int, last: int) -> Candidate:
    """Return the candidate after all rules."""
    words, context = reading.words, reading.context
    draft = _draft(reading, first, last, to_the_letter=True)
    if "*" in draft.text or "_" in draft.text:
        draft = drop_emphasis(draft)
    if not first:
        draft = trim_head(draft, reading.article.dateline, words)
    if words.connectives_any or words.connectives_bare:
        draft = drop_connectives(draft, words)
    if words.he:
        at = first if first == last else JOINED
        if first == last:
            context.texts[first] = draft.text
        before = first - 1 if first and _adjoin(reading, first - 1, first) else -1
        if before >= 0 and not reading.pointing.isdisjoint(reading.tokens[first]):
            draft = fill_subject(draft, at, before, context)
        same = before >= 0 and reading.story[before].block == reading.story[first].block
        if draft.text.startswith("The "):
            draft = name_body(draft, before, context)
        if draft.text[:1] in MARKS:
            draft = bring_speaker(draft, at, before if same else -1, context)
        draft = trim_asides(trim_inside(draft, words), words, limit=reading.limit)
    return _candidate(reading, draft, first, last)


def _draft(reading: Reading, first: int, last: int, *, to_the_letter: bool) -> Draft:
    """Return the quote of these sentences of the story, only its markup and the unseen gone.

    Within a quotation, *to the letter* leaves soft hyphens: they are in a word that is quoted.
    """
    story, article = reading.story, reading.article
    quote = story[first].text
    if first != last:
        quote = " ".join(article.text[story[first].start : story[last].end].split())
    if all(story[n].plain == story[n].text for n in range(first, last + 1)):
        return new(quote)
    changes = plaintext.deletions(quote, markup=article.media_type == "text/markdown")
    if to_the_letter and "\xad" in quote:  # within a quotation a soft hyphen stays
        quoted = tuple(q for q in quotations(quote)[0] if q.closed)
        changes = tuple(
            c for c in changes if quote[c[0] : c[1]] != "\xad" or not inside(c[0], quoted)
        )
    edits = tuple(
        Edit("invisible" if _unseen(quote[a:b]) else "markup", a, quote[a:b], after)
        for a, b, after in changes
    )
    return Draft(quote, plaintext.applied(quote, changes), edits)


def _unseen(text: str) -> bool:
    return not any(c.isprintable() and not c.isspace() for c in text)


def _candidate(reading: Reading, draft: Draft, first: int, last: int) -> Candidate:
    story = reading.story
    return Candidate(
        tuple(story[n].index for n in range(first, last + 1)),
        story[first].start,
        story[last].end,
        draft.quote,
        draft.text,
        draft.edits,
        _unfit(reading, draft, first, last),
    )


def _unfit(reading: Reading, draft: Draft, first: int, last: int) -> str:
    """Return why a candidate cannot be a takeaway; empty if it can."""
    text, words = draft.text, reading.words
    spoken = reading.dialogue.get(reading.story[last].block)
    if spoken:
        return spoken
    state = crossed(reading.marks, reading.story[first : last + 1])
    if state:
        return state
    reason = fitness.unfit_by_signs(text, spaced=reading.spaced)
    if reason and not (reason == fitness.UNCLOSED and _is_open_lead(reading, text, first, last)):
        return reason
    tokens = reading.tokens[first] | reading.tokens[last]
    if fitness.unbalanced(text):
        return fitness.UNBALANCED
    if words.posing and fitness.is_of_picture(draft.quote, tokens, words):
        return fitness.CAPTION
    reason = fitness.unfit_by_words(text, tokens, words, personal=reading.personal)
    if not reason and not reading.pointing.isdisjoint(tokens) and dangling(text, words):
        return fitness.DANGLING
    if not reason and says_little(draft, words):
        return fitness.SHORT
    if not reason and (
        leans(text, tokens, words)
        or _hangs(reading, draft, first, last)
        or (draft.edits and reaches(draft, words))
    ):
        return fitness.LEANING
    return reason


def _hangs(reading: Reading, draft: Draft, first: int, last: int) -> bool:
    """Return whether a sentence hangs on its neighbours by a connective that it had."""
    story = reading.story
    before = story[first - 1].plain if first else ""
    after = story[last + 1].plain if last + 1 < len(story) else ""
    return hangs(draft.quote, draft.text, before, after, reading.words)


def _is_open_lead(reading: Reading, text: str, first: int, last: int) -> bool:
    """Return whether it is the story's first paragraph, whole but for a forgotten full stop."""
    lead = reading.story[0]
    block = reading.article.blocks[lead.block]
    return (
        first == last == 0
        and block.kind == "paragraph"
        and block.end == lead.end
        and text.count(" ") + 1 >= LEAD_WORDS
        and text[-1:].isalpha()
        and has_verb(text, reading.words)
    )


def _together(reading: Reading, at: int, before: Candidate) -> Candidate | None:
    """Return the sentence and the one before it as one candidate, if that one can be a takeaway."""
    story = reading.story
    if before.unfit and before.unfit != fitness.UNBALANCED:
        return None
    if story[at - 1].text.count(" ") + story[at].text.count(" ") + 2 > JOINED_WORDS:
        return None
    if not _adjoin(reading, at - 1, at):
        return None
    if any(s.plain[0] == "(" and s.plain[-1] == ")" for s in story[at - 1 : at + 1]):
        return None  # in brackets it is said beside the story
    both = _rewritten(reading, at - 1, at)
    return None if both.unfit else both


def _adjoin(reading: Reading, first: int, last: int) -> bool:
    """Return whether nothing stands between two sentences."""
    story = reading.story
    return not reading.article.text[story[first].end : story[last].start].strip()


def _dialogue(story: tuple[Sentence, ...]) -> dict[int, str]:
    """Return the blocks of an interview that are its questions and answers, by their *Q:*, *A:*."""
    out = {
        s.block: fitness.QUESTION if s.plain[0] == "Q" else fitness.ANSWER
        for s in story
        if s.plain[1:3] in (": ", ". ") and s.plain[0] in "QA"
    }
    return out if fitness.QUESTION in out.values() else {}


def _is_personal(
    story: tuple[Sentence, ...], tokens: tuple[frozenset[str], ...], words: Wording
) -> bool:
    """Return whether so much of the story is in the first person that it is somebody's own."""
    count = sum(
        not words.first_person.isdisjoint(found)
        and MARKS.isdisjoint(sentence.plain)
        and fitness.is_personal(sentence.plain, words)
        for sentence, found in zip(story, tokens, strict=True)
    )
    return count >= PERSONAL_LEAST and count > PERSONAL * len(story)
