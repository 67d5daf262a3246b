"""The values that flow from stage to stage. Standard library only; nothing here does any work.

Each is a :class:`typing.NamedTuple`: made in a third of a frozen dataclass's time, and defined in a
sixth of it, which start-up feels. ``article._replace(title="Fog")`` gives a copy with a change.

All offsets are half-open character offsets into :attr:`Article.text`, except those of an
:class:`Edit`, which point into the quote that it changes.
"""

# No "from __future__ import annotations" here: a NamedTuple compiles each annotation that is text,
# which doubles the time that its definition takes.

from typing import Literal, NamedTuple, TypeAlias

BlockKind: TypeAlias = Literal[
    "title",
    "standfirst",
    "byline",
    "date",
    "heading",
    "paragraph",
    "item",
    "quotation",
    "furniture",
]

STORY_KINDS: frozenset[BlockKind] = frozenset({"paragraph", "item", "quotation"})
"""The kinds of block whose sentences are ranked."""


class Block(NamedTuple):
    """A stretch of the article's text that was set as one piece. Blocks never overlap."""

    start: int
    end: int
    kind: BlockKind
    reason: str = ""
    """Why it is not part of the story ("caption", "related links", …); empty for what is."""
    level: int = 0
    """The level of a heading, from 1; 0 where there is none."""


class Sentence(NamedTuple):
    """One sentence. ``" ".join(article.text[start:end].split()) == text``, always."""

    index: int  # type: ignore[assignment]  # a tuple has a method of that name, unused here
    """Its place among all sentences of the article, from 0."""
    start: int
    end: int
    text: str
    """The words as they stand, with white space folded."""
    plain: str
    """The same without markup and invisible characters: what is ranked and rewritten."""
    block: int
    """The index of the block that holds it."""


class Article(NamedTuple):
    """An article as it was understood. It owns its text; everything else points into it."""

    text: str
    """The decoded input itself for plain text and Markdown, else what the reader extracted."""
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    """All sentences, in order, those of blocks that are not the story among them."""
    title: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    """As it stands at the head of the first paragraph, dash included: ``"PARIS, May 3 —"``."""
    date: str = ""
    language: str = ""
    """An ISO 639-1 code; empty while unknown."""
    name: str = ""
    """Where it came from: a file name, or empty."""
    media_type: str = "text/plain"
    encoding: str = ""
    """What the bytes were decoded from; empty where text was given."""
    warnings: tuple[str, ...] = ()

    @property
    def story(self) -> tuple[Sentence, ...]:
        """The sentences that may be ranked and taken: those of the story's blocks."""
        blocks = self.blocks
        return tuple(
            s
            for s in self.sentences
            if not blocks[s.block].reason and blocks[s.block].kind in STORY_KINDS
        )

    @property
    def body(self) -> str:
        """The story as text: its paragraphs, subheads and lists, a blank line between blocks."""
        kinds = STORY_KINDS | {"heading"}
        return "\n\n".join(
            self.text[b.start : b.end] for b in self.blocks if not b.reason and b.kind in kinds
        )


class Ranking(NamedTuple):
    """What a ranker says of the story's sentences. All tuples are aligned with them."""

    ranker: str
    scores: tuple[float, ...]
    """Higher is better; 0 or more, never NaN. The scale is the ranker's own."""
    centrality: tuple[float, ...] = ()
    """The score without the restart vector's help, where the ranker has one."""
    restart: tuple[float, ...] = ()
    """The restart vector, summing to 1, where the ranker has one."""
    shares: tuple[tuple[tuple[str, float], ...], ...] = ()
    """For each sentence, what each feature of the prior contributed, by name."""


class Edit(NamedTuple):
    """One change of wording: ``quote[start : start + len(before)] == before`` became ``after``."""

    rule: str
    start: int
    """Where in the quote, from 0. Edits of one quote are in order and do not overlap."""
    before: str
    after: str


class Candidate(NamedTuple):
    """A sentence, or two neighbours, as it would be printed."""

    sentences: tuple[int, ...]
    """Indices into :attr:`Article.sentences`."""
    start: int
    end: int
    quote: str
    """The words of the article, untouched but for white space."""
    text: str
    """The takeaway: the quote after its edits."""
    edits: tuple[Edit, ...] = ()
    unfit: str = ""
    """Why it cannot be a takeaway ("question", "opens with a pronoun", …); empty if it can."""


class Takeaway(NamedTuple):
    """One numbered takeaway."""

    number: int
    text: str
    quote: str
    start: int
    end: int
    score: float
    """Between 0 and 1: the ranker's score as a share of the best sentence's."""
    edits: tuple[Edit, ...] = ()
    sentences: tuple[int, ...] = ()


class Choice(NamedTuple):
    """What the selection decided."""

    takeaways: tuple[Takeaway, ...]
    verdicts: tuple[str, ...]
    """For each candidate: ``"taken"``, or why not."""
    warnings: tuple[str, ...] = ()
    """What the editor should know: fewer takeaways than asked, a budget too small, …"""


class Evidence(NamedTuple):
    """The sentence that a statement of the analysis rests on."""

    sentence: int
    start: int
    end: int


class Point(NamedTuple):
    """One line of the analysis."""

    label: str
    """What it is about, in the language of the article."""
    text: str
    evidence: tuple[Evidence, ...]
    """Empty where it is about the article as a whole: that nobody is quoted in it."""
    kind: str = ""
    """The same for programs: one of :data:`takeaways.analysing.KINDS`."""
    confidence: Literal["high", "medium"] = "high"
    """High where the article says so in so many words; medium where a rule reads it so."""


class Paragraph(NamedTuple):
    """The analysis in some hundred words: phrases of the article and words that connect them."""

    text: str
    evidence: tuple[Evidence, ...]


class Analysis(NamedTuple):
    """The Strategic Analysis stub: a draft for the editor, made of the article's own words."""

    note: str
    """Says that it is a draft; or, where there are no points, why there is none."""
    points: tuple[Point, ...] = ()
    paragraph: Paragraph | None = None
    """None where it would be thin."""


class LeftOut(NamedTuple):
    """A block that was kept out of the ranking, and why."""

    reason: str
    start: int
    end: int
    text: str


class Report(NamedTuple):
    """All that is known at the end: what the renderers print and the JSON Schema describes."""

    title: str
    language: str
    takeaways: tuple[Takeaway, ...]
    analysis: Analysis | None = None
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    name: str = ""
    byline: str = ""
    date: str = ""
    version: str = ""
    ranker: str = ""
    settings: tuple[tuple[str, str | int | float | bool | None], ...] = ()
    """The settings that shaped the result, by name."""


def replay(quote: str, edits: tuple[Edit, ...]) -> str:
    """Apply edits to the quote they were made on.

    >>> replay("However, it rose.", (Edit("connective", 0, "However, it", "[Output]"),))
    '[Output] rose.'
    """
    out: list[str] = []
    at = 0
    for edit in edits:
        out += quote[at : edit.start], edit.after
        at = edit.start + len(edit.before)
    out.append(quote[at:])
    return "".join(out)


def undo(text: str, edits: tuple[Edit, ...]) -> str:
    """Rebuild the quote from the text that :func:`replay` made of it.

    >>> undo("[Output] rose.", (Edit("connective", 0, "However, it", "[Output]"),))
    'However, it rose.'
    """
    out: list[str] = []
    at = shift = 0
    for edit in edits:
        out += text[at : edit.start + shift], edit.before
        at = edit.start + shift + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    out.append(text[at:])
    return "".join(out)
