"""Dangling subjects: *He added* becomes *[Mayor Lena Ortiz] added*, or stays as it is.

A wrong name is worse than none, so an antecedent is filled in only where it is certain: it is the
subject or the speaker of the sentence just before, agrees in number, gender and kind, and nobody
else there does. All else is left dangling, and the sentence is then not fit to be taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from takeaways.rewriting.people import Person, Register, names, register
from takeaways.rewriting.pronouns import Pronoun, dangling
from takeaways.rewriting.quotations import quotations
from takeaways.rewriting.scenes import WORD, Scene, does, has_verb, rivals, scene

if TYPE_CHECKING:
    from takeaways.language.wording import Wording
    from takeaways.rewriting.draft import Draft

JOINED = -1
"""Stands for the place of two sentences taken together, which no other leans on."""


class Story:
    """The sentences of one article as pronouns see them, taken apart when first asked for."""

    def __init__(self, texts: list[str], article: str, words: Wording) -> None:
        self.texts = texts
        """The sentences, their connectives dropped as far as the rewriting has come."""
        self.article = article
        self.words = words
        self.filled: dict[int, tuple[Person, bool]] = {}
        """Who was filled in as the subject of a sentence, and whether they say something there."""
        self._known: Register | None = None
        self._scenes: dict[int, Scene] = {}

    @property
    def known(self) -> Register:
        """The people of the article."""
        if self._known is None:
            self._known = register(self.texts, self.words)
        return self._known

    def scene(self, index: int) -> Scene:
        """Return the sentence of that index among the story's, taken apart."""
        if index not in self._scenes:
            self._scenes[index] = scene(self.texts[index], self.known, self.words)
        return self._scenes[index]

    def about(self, index: int) -> tuple[Person | None, bool]:
        """Return whom the sentence is about, if that is known, and whether they say something."""
        last = self.scene(index)
        return self.filled.get(index, (last.subject, last.speaks))

    def fill(self, index: int, who: Person, *, says: bool) -> None:
        """Remember whom a sentence is about after it was filled in."""
        if index != JOINED:
            self.filled[index] = who, says


def fill_subject(draft: Draft, at: int, before: int, story: Story) -> Draft:
    """Return the draft of sentence *at* with its dangling pronoun filled in, if that is certain.

    *before* is the index of the sentence it leans on, or -1 where there is none.
    """
    if before < 0:
        return draft
    pronoun = dangling(draft.text, story.words)
    if pronoun is None or not pronoun.kind or not _is_main(draft.text, pronoun, story.words):
        return draft
    name = _antecedent(draft.text, pronoun, at, before, story)
    if not name:
        return draft
    if pronoun.possessive:
        mark = "’" if "’s" in story.article else "'"
        if f"{mark}s" not in story.article:
            return draft
        name += mark if name.endswith("s") else f"{mark}s"
    return draft.replace(pronoun.start, pronoun.end, f"[{name}]", "subject")


def _is_main(text: str, pronoun: Pronoun, words: Wording) -> bool:
    """Return whether a pronoun is the sentence's own subject, or stands at its head.

    *He told*, *On Monday he told*, *“…,” he told*, *…, he said*; not *as he told*, *with his car*.
    """
    if text[pronoun.end : pronoun.end + 1] in ("’", "'"):
        return False
    before = text[: pronoun.start]
    if not before.strip("\"'“‘([ "):
        return True
    if pronoun.possessive:
        return False
    quoted = quotations(text)[0]
    if any(
        q.closed and q.end <= pronoun.start and not text[q.end : pronoun.start].strip()
        for q in quoted
    ):
        return True
    if pronoun.says and before.rstrip().endswith(","):
        return True
    return not has_verb(before, words) and "," not in before.rstrip(", ")


def _antecedent(text: str, pronoun: Pronoun, at: int, before: int, story: Story) -> str:
    """Return the words for what a pronoun means; empty where that is not certain."""
    if pronoun.kind in ("he", "she"):
        who = _person(text, pronoun, before, story)
        if who is None:
            return ""
        story.fill(at, who, says=pronoun.says and not pronoun.possessive)
        return who.name
    if pronoun.possessive:
        return ""
    last = story.scene(before)
    if pronoun.kind == "they":
        sure = _is_group(text, pronoun, last, story.words)
    else:
        sure = _is_body(text, pronoun, last, story.words)
    return _set_within(last.phrase, pronoun.start, story.words) if sure else ""


def _person(text: str, pronoun: Pronoun, before: int, story: Story) -> Person | None:
    """Return who *he* or *she* is, if that is certain."""
    last = story.scene(before)
    who, spoke = story.about(before)
    if who is None or who.gender not in ("", pronoun.kind):
        return None
    for name in names(text, story.words):
        if who.surname in name.words or (who.given and who.given in name.words):
            return None
    surely, perhaps = rivals(last, who, pronoun.kind, story.words)
    goes_on = bool(who.gender) and spoke and pronoun.says
    if (surely or perhaps) and not goes_on:
        return None
    if surely and _is_named_beside(last, who, pronoun.kind):
        return None
    return who


def _is_named_beside(last: Scene, who: Person, gender: str) -> bool:
    """Return whether somebody else of that gender is named there."""
    return any(p and p != who and p.gender in ("", gender) for _, p in last.named)


def _is_group(text: str, pronoun: Pronoun, last: Scene, words: Wording) -> bool:
    """Return whether *they* are certainly the people who are the subject of the last sentence."""
    parts = WORD.findall(last.phrase.lower())
    if not parts or not words.leaning.isdisjoint(parts) or "and" in parts:
        return False
    if _head(parts, words) not in words.groups:
        return False
    if not does(text, pronoun.end, words.speech_plural, words):
        return False
    rest = WORD.findall(last.text[len(last.phrase) :].lower())
    return words.groups.isdisjoint(rest)


def _is_body(text: str, pronoun: Pronoun, last: Scene, words: Wording) -> bool:
    """Return whether *it* is certainly the company or the ministry that spoke in the last one."""
    parts = WORD.findall(last.phrase.lower())
    if not parts or not last.speaks or last.subject or not words.leaning.isdisjoint(parts):
        return False
    head = _head(parts, words)
    if "and" in parts or not (head in words.bodies or head in words.body_suffixes):
        return False
    return does(text, pronoun.end, words.speech_of_bodies, words)


def _head(parts: list[str], words: Wording) -> str:
    """Return the head of a noun phrase."""
    head = ""
    for part in parts:
        if part in words.prepositions:
            break
        head = part
    return head


def _set_within(phrase: str, at: int, words: Wording) -> str:
    """Return the phrase as it reads at that place: in mid-sentence without the first's capital."""
    first = phrase.split(None, 1)[0].lower()
    if at and (first in words.not_names or first in words.groups):
        return phrase[0].lower() + phrase[1:]
    return phrase
