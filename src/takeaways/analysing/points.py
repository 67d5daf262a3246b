"""The lines of the analysis, put together from what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.analysing.cues import chosen, lines
from takeaways.analysing.figures import figures
from takeaways.analysing.merging import actors
from takeaways.analysing.roles import introduced
from takeaways.analysing.scanning import Line, scan
from takeaways.analysing.speaking import known_by_role, statements, voices
from takeaways.model import Evidence, Point

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from takeaways.analysing.lexicon import Lexicon
    from takeaways.analysing.merging import Actor
    from takeaways.analysing.scanning import Scan
    from takeaways.analysing.speaking import Statement
    from takeaways.model import Article, Candidate

KINDS = ("actors", "voices", "framing", "causes", "watch", "figures")
"""The kinds of lines, in the order in which they are read."""
FEWEST = 5
"""Sentences from which on a story is analysed."""
MOST_ACTORS = 6
MOST_VOICES = 6
MOST_TERMS = 5
MOST_FIGURES = 5
MOST_LINES = 2
LONGEST_TERM = 4
"""Words at most of a term in quotation marks; what is longer is a statement."""


def points(
    article: Article,
    scores: Sequence[float],
    lex: Lexicon,
    *,
    candidates: Sequence[Candidate] = (),
    taken: Collection[int] = (),
) -> tuple[Point, ...]:
    """Return the lines of the analysis in the order of reading; empty parts are left out."""
    scans = scan(article)
    if len(scans) < FEWEST:
        return ()
    named = tuple(
        a for a in actors(scans, lex) if a.mentions[0].words[0].lower() not in lex.not_actors
    )
    roles = [introduced(actor, scans, lex) for actor in named]
    said = statements(scans, named, lex)
    said = known_by_role(said, named, [text for text, _ in roles], lex)
    out = [
        _who_acts(scans, named, roles, said, lex),
        _who_speaks(scans, roles, said, lex),
        _terms(scans, named, said, lex),
        *_whole(scans, scores, lex, candidates, taken),
        _figures(scans, scores, lex),
    ]
    return tuple(point for point in out if point)


def _evidence(scans: Sequence[Scan], which: Iterable[int]) -> tuple[Evidence, ...]:
    own = (scans[i].sentence for i in sorted(set(which)))
    return tuple(Evidence(s.index, s.start, s.end) for s in own)


def _joined(
    kind: str, texts: Iterable[str], scans: Sequence[Scan], which: Iterable[int], lex: Lexicon
) -> Point:
    text = lex.phrases["joined"].join(texts)
    return Point(lex.labels[kind], text, _evidence(scans, which), kind)


def _who_acts(
    scans: Sequence[Scan],
    named: Sequence[Actor],
    roles: Sequence[tuple[str, int]],
    said: Sequence[Statement],
    lex: Lexicon,
) -> Point | None:
    speaking = {s.actor for s in said}
    weighty = [
        (len(actor.scans) + (number in speaking) / 2, -actor.scans[0], number)
        for number, actor in enumerate(named)
        if _acts(actor, number in speaking, lex)
    ]
    weighty.sort(key=lambda w: (-w[0], -w[1]))
    if len(weighty) > 2:
        weighty = [w for w in weighty if len(named[w[2]].scans) > 1] or weighty[:2]
    shown = [number for _, _, number in weighty[:MOST_ACTORS]]
    if not shown:
        return None
    texts: list[str] = []
    rests: list[int] = []
    for number in shown:
        text, home = roles[number]
        count = len(named[number].scans)
        form = "count" if texts else "in_sentences" if count > 1 else "in_sentence"
        texts.append(f"{text} ({lex.phrases[form].format(n=count)})")
        rests += home, *named[number].scans
    return _joined("actors", texts, scans, rests, lex)


def _acts(actor: Actor, speaks: bool, lex: Lexicon) -> bool:
    """Return whether a name is somebody's or something's that does things in this story."""
    names = {" ".join(m.words).lower() for m in actor.mentions}
    if names & lex.media or actor.mentions[0].words[-1].lower() in lex.media_words:
        return False
    if actor.mentions[0].words[-1].lower() in lex.sites:
        return False
    count = len(actor.mentions)
    acting = sum(m.acts for m in actor.mentions)
    placed = sum(m.placed for m in actor.mentions)
    if actor.kind == "person":
        return placed * 2 <= count
    if actor.kind == "place":
        return acting * 4 >= count and placed * 3 <= count
    if len(actor.scans) < 2 and not speaks:
        return False
    if placed and not (speaks and placed * 4 <= count):
        return False
    return (acting > 0 or speaks) and acting * 8 >= count - speaks


def _who_speaks(
    scans: Sequence[Scan],
    roles: Sequence[tuple[str, int]],
    said: Sequence[Statement],
    lex: Lexicon,
) -> Point | None:
    found = voices(said)[:MOST_VOICES]
    if not any(voice.actor >= 0 or len(voice.scans) > 1 for voice in found):
        return None
    texts: list[str] = []
    rests: list[int] = []
    for voice in found:
        if voice.actor >= 0:
            text, home = roles[voice.actor]
            rests.append(home)
        else:
            text = voice.speaker
            if text.partition(" ")[0].lower() in lex.bounds:
                text = text[0].lower() + text[1:]  # "The judge", at the head of a sentence
        how = lex.phrases["quoted" if voice.quoted else "reported"]
        count = len(voice.scans)
        form = "count" if texts else "sentences" if count > 1 else "sentence"
        texts.append(f"{text} ({how}, {lex.phrases[form].format(n=count)})")
        rests += voice.scans
    return _joined("voices", texts, scans, rests, lex)


def _terms(
    scans: Sequence[Scan], named: Sequence[Actor], said: Sequence[Statement], lex: Lexicon
) -> Point | None:
    """Return the terms that stand in quotation marks, with whose they are where that is said."""
    whose = {s.scan: s for s in said}
    found: dict[str, tuple[str, int]] = {}
    for index, each in enumerate(scans):
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
            owner = named[statement.actor].name if statement and statement.actor >= 0 else ""
            if owner and owner not in each.sentence.plain:
                owner = ""
            text = f"“{term}”" + (f" ({owner})" if owner else "")
            found.setdefault(term.lower(), (text, index))
    if len(found) < 2:
        return None
    shown = list(found.values())[:MOST_TERMS]
    return _joined("framing", [text for text, _ in shown], scans, [i for _, i in shown], lex)


def _whole(
    scans: Sequence[Scan],
    scores: Sequence[float],
    lex: Lexicon,
    candidates: Sequence[Candidate],
    taken: Collection[int],
) -> list[Point]:
    """Return the sentences that are shown whole: what is at stake, and what to watch."""
    free = [
        line
        for line in lines(scans, candidates, lex)
        if scans[line.scan].sentence.index not in taken
    ]
    out: list[Point] = []
    months = lex.words.calendar
    for kind, cues, bonus in (
        ("watch", lex.watch, months),
        ("causes", lex.causes, frozenset[str]()),
    ):
        picked = chosen(free, scans, cues, scores, lex, most=MOST_LINES, bonus=bonus)
        free = [line for line in free if line not in picked]
        out += (
            Point(lex.labels[kind], line.text, _evidence(scans, (line.scan,)), kind)
            for line in reversed(picked)
        )
    return out[::-1]


def _figures(scans: Sequence[Scan], scores: Sequence[float], lex: Lexicon) -> Point | None:
    found = sorted(
        figures(scans, lex),
        key=lambda f: (-(scores[f.scan] if f.scan < len(scores) else 0.0), f.scan),
    )
    shown: list[Line] = []
    for figure in found:
        low = figure.text.lower()
        if any(low in other.text.lower() for other in shown):
            continue
        shown = [other for other in shown if other.text.lower() not in low]
        if len(shown) == MOST_FIGURES:
            break
        shown.append(figure)
    shown.sort()
    if not shown:
        return None
    return _joined("figures", [f.text for f in shown], scans, [f.scan for f in shown], lex)
