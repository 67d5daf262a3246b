"""All that was found in an article, from which the lines and the paragraph are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from takeaways.analysing.cues import lines, weights
from takeaways.analysing.figures import figures
from takeaways.analysing.merging import actors
from takeaways.analysing.roles import introduced
from takeaways.analysing.speaking import known_by_role, statements, voices
from takeaways.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from takeaways.analysing.lexicon import Lexicon
    from takeaways.analysing.merging import Actor
    from takeaways.analysing.scanning import Line, Scan
    from takeaways.analysing.speaking import Statement, Voice
    from takeaways.model import Article, Candidate

MOST_ACTORS = 6
ENOUGH = 4
"""Actors up to which those are shown too who are named once and say nothing."""


class Story(NamedTuple):
    """An article's sentences, names and statements."""

    scans: tuple[Scan, ...]
    scores: Sequence[float]
    """The rank of each sentence, aligned with *scans*; it may be shorter."""
    named: tuple[Actor, ...]
    roles: tuple[tuple[str, int], ...]
    """For each name, what stands for it with its role, and the scan where it does."""
    said: tuple[Statement, ...]
    voices: tuple[Voice, ...]
    leading: tuple[int, ...]
    """The numbers of the names that act, those in most sentences first."""
    free: tuple[Line, ...]
    """The sentences that can be shown whole and are not in the report yet."""
    weights: Mapping[int, Mapping[str, int]]
    """For those sentences, what their cues weigh for each kind of line."""
    figures: tuple[Line, ...]
    dated: bool
    """Whether the article says elsewhere when it was written."""
    lex: Lexicon

    def evidence(self, which: Iterable[int]) -> tuple[Evidence, ...]:
        """Return the places of these scans, each once, in order."""
        own = (self.scans[i].sentence for i in sorted(set(which)))
        return tuple(Evidence(s.index, s.start, s.end) for s in own)

    def score(self, index: int) -> float:
        """Return the rank of a scan."""
        return self.scores[index] if index < len(self.scores) else 0.0


def understood(
    article: Article,
    scans: tuple[Scan, ...],
    scores: Sequence[float],
    lex: Lexicon,
    *,
    candidates: Sequence[Candidate],
    taken: Collection[int],
) -> Story:
    """Return what is found in an article, given as scans: names, statements, whole sentences."""
    named: tuple[Actor, ...] = ()
    if lex.names:
        named = tuple(
            a for a in actors(scans, lex) if a.mentions[0].words[0].lower() not in lex.not_actors
        )
    roles = tuple([introduced(actor, scans, lex) for actor in named])
    said = statements(scans, named, lex)
    said = known_by_role(said, named, [text for text, _ in roles], lex)
    free = tuple(
        line
        for line in lines(scans, candidates, lex)
        if scans[line.scan].sentence.index not in taken
    )
    return Story(
        scans,
        scores,
        named,
        roles,
        said,
        voices(said),
        _leading(named, said, lex),
        free,
        {line.scan: weights(scans[line.scan], lex) for line in free},
        figures(scans, lex) if lex.names else (),
        bool(article.date or article.dateline),
        lex,
    )


def _leading(named: Sequence[Actor], said: Sequence[Statement], lex: Lexicon) -> tuple[int, ...]:
    speaking = {s.actor for s in said}
    weighty = [
        (len(actor.scans) + (number in speaking) / 2, -actor.scans[0], number)
        for number, actor in enumerate(named)
        if _acts(actor, number in speaking, lex)
    ]
    weighty.sort(key=lambda w: (-w[0], -w[1]))
    often = [w for w in weighty if len(named[w[2]].scans) > 1]
    heard = [w for w in weighty if w not in often and w[2] in speaking]
    told = [
        w for w in weighty if w not in often and w not in heard and named[w[2]].kind == "person"
    ]
    chosen = (often + heard)[:MOST_ACTORS]
    chosen += told[: max(0, ENOUGH - len(chosen))]
    return tuple(number for _, _, number in chosen)


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
    if actor.kind == "body" and len(actor.scans) > 2 and acting and placed * 4 <= count:
        return True
    if placed and not (speaks and placed * 4 <= count):
        return False
    return (acting > 0 or speaks) and acting * 8 >= count - 3 * speaks
