"""What a reader will ask that the article does not answer: only what can be told for certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.analysing.lexicon import phrase_at
from takeaways.analysing.speaking import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from takeaways.analysing.scanning import Scan
    from takeaways.analysing.story import Story

LONG = 8
"""Sentences from which on an article is expected to say who says so, and when."""
SEVERAL = 3
"""Statements from which on it matters that all are one voice's."""
OFTEN = 3
"""Sentences from which on somebody is written about, and not only named."""


def questions(story: Story) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each open question, with the numbers of the scans that it rests on.

    A question about the article as a whole rests on none.
    """
    ask = story.lex.questions
    if not ask:
        return
    one = _one_voice(story)
    if one:
        yield ask["one_voice"].format(name=one), tuple(s.scan for s in story.said)
    elif _nobody(story):
        yield ask["nobody"], ()
    for line in story.free:
        if story.weights[line.scan].get("silence"):
            yield ask["answer"].format(line=line.text), (line.scan,)
            break
    yield from _estimates(story)
    if _undated(story):
        yield ask["day"], ()


def unheard(story: Story) -> tuple[int, ...]:
    """Return the numbers of the people who are written about and surely not heard.

    To say so wrongly is an accusation. So it is said only where every statement in the article has
    its speaker, none of whom may be the same person under another name, and where no sentence that
    names somebody has to do with speech, writing or death.
    """
    lex = story.lex
    heard = {s.actor for s in story.said}
    if len(story.voices) < 2 or not lex.utterances:
        return ()
    for statement in story.said:
        if statement.actor < 0:
            last = statement.speaker.lower().rpartition(" ")[2]
            if not last or last in lex.people or last not in lex.speakers:
                return ()
    out: list[int] = []
    for number in story.leading:
        actor = story.named[number]
        if actor.kind != "person" or number in heard or len(actor.scans) < OFTEN:
            continue
        if " " in actor.name and not any(_of_speech(story.scans[i], story) for i in actor.scans):
            out.append(number)
    return tuple(out)


def _of_speech(scan: Scan, story: Story) -> bool:
    lex = story.lex
    return bool(scan.quotes) or not (
        lex.saying.isdisjoint(scan.lower) and lex.utterances.isdisjoint(scan.lower)
    )


def _one_voice(story: Story) -> str:
    """Return the one whose are all statements of a story; empty if others may speak too."""
    if len(story.voices) != 1 or len(story.said) < SEVERAL or len(story.scans) < LONG:
        return ""
    voice = story.voices[0]
    if voice.actor < 0 or any(s.actor != voice.actor for s in story.said):
        return ""
    told = {s.scan for s in story.said}
    others = any(
        scan.quotes or not story.lex.utterances.isdisjoint(scan.lower)
        for index, scan in enumerate(story.scans)
        if index not in told
    )
    return "" if others else story.named[voice.actor].name


def _nobody(story: Story) -> bool:
    if story.said or len(story.scans) < LONG:
        return False
    lex = story.lex
    speaking = lex.saying | lex.utterances | lex.words.first_person
    return all(
        speaking.isdisjoint(scan.lower) and not any(s.end - s.start >= QUOTED for s in scan.quotes)
        for scan in story.scans
    )


def _estimates(story: Story) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the first estimate that stands far from every statement and every source."""
    lex = story.lex
    told = {s.scan + step for s in story.said for step in (-1, 0, 1)}
    for figure in story.figures:
        scan = story.scans[figure.scan]
        words = figure.text.lower().split()
        lead = phrase_at([*words, ""], 0, lex.estimates)
        if lead and figure.scan not in told and lex.utterances.isdisjoint(scan.lower):
            yield lex.questions["estimate"].format(figure=figure.text), (figure.scan,)
            return


def _undated(story: Story) -> bool:
    lex = story.lex
    if story.dated or len(story.scans) < LONG:
        return False
    known = lex.words.calendar | lex.days | lex.months.keys()
    return all(
        known.isdisjoint(scan.lower) and not any(len(w) == 4 and w.isdecimal() for w in scan.words)
        for scan in story.scans
    )
