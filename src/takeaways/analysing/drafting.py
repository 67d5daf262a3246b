"""The paragraph: phrases of the article, joined by a small published stock of words.

It has no sentence of its own making but those that say what the article names, who speaks in it,
which terms it quotes and which figures it has; what happened, and why, is said in whole sentences
of the article. Where these do not come to :data:`FEWEST` words there is no paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from takeaways.analysing.scanning import Line
    from takeaways.analysing.story import Story
    from takeaways.model import Point

FEWEST = 60
MOST = 120
"""Words of a paragraph."""
OWN = 3
"""Words of our own before a sentence that is there for its rank alone: *It also says:*."""
MOST_NAMES = 3
MOST_TERMS = 3
LINES = ("causes", "watch", "change")
"""The kinds of lines that may stand in it, the most wanted first."""
ORDER = ("actors", "voices", "framing", "causes", "change", "also", "figures", "watch")


def paragraph(story: Story, points: Sequence[Point]) -> Paragraph | None:
    """Return the analysis as prose of 60 to 120 words; None where it would be thin.

    It has one whole sentence of the article at least, and who acts or who speaks.
    """
    stock = story.lex.draft
    if not stock:
        return None
    parts: dict[str, str] = {}
    used: set[int] = set()
    _actors(story, parts, used)
    _voices(story, parts, used)
    if not parts:
        return None
    whole = {kind: next((p for p in points if p.kind == kind), None) for kind in LINES}
    length = sum(len(text.split()) for text in parts.values())
    rests = [e for p in points if p.kind in parts for e in p.evidence]
    for kind in LINES:
        point = whole[kind]
        if point:
            text = stock[kind].format(line=point.text)
            if length + len(text.split()) <= MOST:
                parts[kind] = text
                length += len(text.split())
                rests += point.evidence
    for kind, text in (("framing", _terms(story, points)), ("figures", _figures(story, points))):
        if text and length + len(text.split()) <= MOST:
            parts[kind] = text
            length += len(text.split())
            rests += next(p.evidence for p in points if p.kind == kind)
    also = _also(story, points, FEWEST - length, MOST - length) if length < FEWEST else None
    if also:
        parts["also"] = stock["also"].format(line=also.text)
        length += len(parts["also"].split())
        rests += story.evidence((also.scan,))
    if length < FEWEST or not any(kind in parts for kind in (*LINES, "also")):
        return None
    text = " ".join(parts[kind] for kind in ORDER if kind in parts)
    return Paragraph(text, tuple(sorted(set(rests))))


def _listed(names: Sequence[str], story: Story) -> str:
    if len(names) == 1:
        return names[0]
    return ", ".join(names[:-1]) + story.lex.draft["and"] + names[-1]


def _called(story: Story, number: int, used: set[int]) -> str:
    """Return what to call somebody: with the role at first, then as the article does for short."""
    actor = story.named[number]
    if number in used and actor.kind == "person":
        last = actor.name.rpartition(" ")[2]
        return last if any(m.words == (last,) for m in actor.mentions) else actor.name
    used.add(number)
    role = story.roles[number][0]
    return actor.name if "," in role else role


def _actors(story: Story, parts: dict[str, str], used: set[int]) -> None:
    shown = [n for n in story.leading if len(story.named[n].scans) > 1][:MOST_NAMES]
    if not shown:
        return
    counts = [len(story.named[n].scans) for n in shown]
    names = [_called(story, n, used) for n in shown]
    stock = story.lex.draft
    if len(shown) > 1 and counts[0] > counts[1]:
        text = stock["actors"].format(first=names[0], rest=_listed(names[1:], story))
    else:
        text = stock["actors_alone"].format(rest=_listed(names, story))
    parts["actors"] = text


def _voices(story: Story, parts: dict[str, str], used: set[int]) -> None:
    names: list[str] = []
    for voice in story.voices[:MOST_NAMES]:
        if voice.actor >= 0:
            names.append(_called(story, voice.actor, used))
        else:
            speaker = voice.speaker
            low = speaker.partition(" ")[0].lower() in story.lex.bounds
            names.append(speaker[0].lower() + speaker[1:] if low else speaker)
    if not any(v.actor >= 0 for v in story.voices[:MOST_NAMES]):
        return
    first = "actors" not in parts
    form = ("voice" if len(names) == 1 else "voices") + ("_first" if first else "")
    parts["voices"] = story.lex.draft[form].format(names=_listed(names, story))


def _also(story: Story, points: Sequence[Point], wanted: int, room: int) -> Line | None:
    """Return the sentence of highest rank that no point has and is as long as is wanted."""
    shown = {e.sentence for p in points if p.kind in (*LINES, "dates", "gaps") for e in p.evidence}
    for line in sorted(story.free, key=lambda f: (-story.score(f.scan), f.scan)):
        scan = story.scans[line.scan]
        plainly = ":" not in scan.words and line.text[0].isalnum()
        long = len(line.text.split()) + OWN
        if plainly and scan.sentence.index not in shown and wanted <= long <= room:
            return line
    return None


def _terms(story: Story, points: Sequence[Point]) -> str:
    point = next((p for p in points if p.kind == "framing"), None)
    if not point:
        return ""
    terms = [t.rpartition("”")[0] + "”" for t in point.text.split(story.lex.phrases["joined"])]
    return story.lex.draft["framing"].format(names=_listed(terms[:MOST_TERMS], story))


def _figures(story: Story, points: Sequence[Point]) -> str:
    point = next((p for p in points if p.kind == "figures"), None)
    if not point:
        return ""
    found = [
        text
        for text in point.text.split(story.lex.phrases["joined"])
        if not text[0].isupper() and "," not in text
    ]
    units = story.lex.figure_units  # "31 cm" says nothing without what it measures
    counting = [t for t in found if t.rpartition(" ")[2].lower() not in units and " " in t]
    short = [text for text in counting if len(text.split()) < 6][:MOST_NAMES]
    if len(short) < 2:
        return ""
    return story.lex.draft["figures"].format(names=_listed(short, story))
