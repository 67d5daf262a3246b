"""The lines of the analysis, written from what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from takeaways.analysing.changing import in_order
from takeaways.analysing.cues import chosen, dated
from takeaways.analysing.gaps import questions, unheard
from takeaways.analysing.scanning import Line
from takeaways.model import Point

if TYPE_CHECKING:
    from collections.abc import Iterable

    from takeaways.analysing.story import Story

KINDS = (
    "actors",
    "voices",
    "unheard",
    "framing",
    "causes",
    "change",
    "dates",
    "watch",
    "figures",
    "gaps",
)
"""The kinds of lines, in the order in which they are read."""
MOST_VOICES = 6
MOST_TERMS = 5
MOST_FIGURES = 5
MOST_LINES = 2
LONGEST_TERM = 4
"""Words at most of a term in quotation marks; what is longer is a statement."""
SURE = 3
"""Sentences from which on a name that is no person's is surely one of those that matter."""


def points(story: Story) -> tuple[Point, ...]:
    """Return the lines of the analysis in the order of reading; empty parts are left out.

    One name that stands there once, and nothing else, is no analysis.
    """
    whole = lines_of(story)
    out = [
        _who_acts(story),
        _who_speaks(story),
        _not_heard(story),
        _joined(story, "framing", terms(story)),
        *whole,
        _joined(story, "figures", leading_figures(story)),
        *(
            Point(story.lex.labels["gaps"], text, story.evidence(rests), "gaps")
            for text, rests in questions(story)
        ),
    ]
    found = tuple(point for point in out if point)
    alone = {point.kind for point in found} <= {"actors", "gaps"}
    once = [len(story.named[n].scans) for n in story.leading] in ([], [1])
    return () if alone and once else found


def _joined(story: Story, kind: str, found: Iterable[Line]) -> Point | None:
    found = tuple(found)
    if not found:
        return None
    text = story.lex.phrases["joined"].join(line.text for line in found)
    return Point(story.lex.labels[kind], text, story.evidence(f.scan for f in found), kind)


def _who_acts(story: Story) -> Point | None:
    lex = story.lex
    texts: list[str] = []
    rests: list[int] = []
    sure = True
    for number in story.leading:
        text, home = story.roles[number]
        count = len(story.named[number].scans)
        form = "count" if texts else "in_sentences" if count > 1 else "in_sentence"
        texts.append(f"{text} ({lex.phrases[form].format(n=count)})")
        rests += home, *story.named[number].scans
        sure = sure and (story.named[number].kind in ("person", "place") or count >= SURE)
    if not texts:
        return None
    text = lex.phrases["joined"].join(texts)
    return Point(lex.labels["actors"], text, story.evidence(rests), "actors", _certain(sure))


def _certain(sure: bool) -> Literal["high", "medium"]:
    return "high" if sure else "medium"


def _who_speaks(story: Story) -> Point | None:
    """Return who speaks; it is medium sure where there are statements that nobody is given."""
    lex = story.lex
    found = story.voices[:MOST_VOICES]
    if not any(voice.actor >= 0 or len(voice.scans) > 1 for voice in found):
        return None
    texts: list[str] = []
    rests: list[int] = []
    for voice in found:
        if voice.actor >= 0:
            text, home = story.roles[voice.actor]
            rests.append(home)
        else:
            text = voice.speaker
            if text.partition(" ")[0].lower() in lex.bounds:
                text = text[0].lower() + text[1:]  # "The judge", at the head of a sentence
        how = lex.phrases["quoted" if voice.quoted else "reported"]
        form = "count" if texts else "share"
        count = lex.phrases[form].format(n=len(voice.scans), all=len(story.scans))
        texts.append(f"{text} ({how}, {count})")
        rests += voice.scans
    sure = all(s.actor >= 0 or s.speaker for s in story.said)
    text = lex.phrases["joined"].join(texts)
    return Point(lex.labels["voices"], text, story.evidence(rests), "voices", _certain(sure))


def _not_heard(story: Story) -> Point | None:
    names = unheard(story)
    if not names:
        return None
    text = story.lex.phrases["joined"].join(story.named[n].name for n in names)
    rests = [scan for n in names for scan in story.named[n].scans]
    return Point(story.lex.labels["unheard"], text, story.evidence(rests), "unheard", "medium")


def terms(story: Story) -> list[Line]:
    """Return the terms in quotation marks, two at least, with whose they are where that is said."""
    lex = story.lex
    whose = {s.scan: s for s in story.said}
    found: dict[str, Line] = {}
    for index, each in enumerate(story.scans):
        for span in each.quotes:
            term = each.slice(span.start, span.end)
            inner = each.words[span.start : span.end]
            own = [w for w in inner if w[0].isalpha()]
            if not span.opened or not span.closed or not 0 < len(own) <= LONGEST_TERM:
                continue
            if inner[-1] in ",.!?…" or all(w[0].isupper() for w in own):
                continue
            within = set(each.lower[span.start : span.end])
            if within & lex.pronouns or within & lex.clausal:
                continue
            if span.start > 1 and each.lower[span.start - 2] in lex.verbs:
                continue
            statement = whose.get(index)
            owner = story.named[statement.actor].name if statement and statement.actor >= 0 else ""
            if owner and owner not in each.sentence.plain:
                owner = ""
            text = lex.phrases["term"].format(term=term) + (f" ({owner})" if owner else "")
            found.setdefault(term.lower(), Line(index, text))
    return list(found.values())[:MOST_TERMS] if len(found) > 1 else []


def lines_of(story: Story) -> list[Point]:
    """Return the sentences that are shown whole: what is at stake, new, dated, and to watch."""
    free = list(story.free)
    found: dict[str, list[Point]] = {}
    for kind in ("watch", "causes", "change"):
        weighed = [(line, weigh(story, line, kind)) for line in free]
        picked = chosen(weighed, story.scores, most=MOST_LINES)
        free = [line for line in free if line not in picked]
        found[kind] = [_shown(story, kind, line, "medium") for line in picked]
    found["dates"] = [_shown(story, "dates", line, "high") for line in in_order(story, free)]
    return [point for kind in KINDS for point in found.get(kind, ())]


def weigh(story: Story, line: Line, kind: str) -> int:
    """Return the weight of a line's cues; a month or a day adds to those of what is to come."""
    total = story.weights.get(line.scan, {}).get(kind, 0)
    return total + (kind == "watch" and total > 0 and dated(story.scans[line.scan], story.lex))


def _shown(story: Story, kind: str, line: Line, confidence: Literal["high", "medium"]) -> Point:
    return Point(story.lex.labels[kind], line.text, story.evidence((line.scan,)), kind, confidence)


def leading_figures(story: Story) -> list[Line]:
    """Return the figures of the sentences of highest rank, in the article's order."""
    found = sorted(story.figures, key=lambda f: (-story.score(f.scan), f.scan))
    shown: list[Line] = []
    for figure in found:
        low = figure.text.lower()
        if any(low in other.text.lower() for other in shown):
            continue
        shown = [other for other in shown if other.text.lower() not in low]
        if len(shown) == MOST_FIGURES:
            break
        shown.append(figure)
    return sorted(shown)
