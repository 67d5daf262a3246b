"""A quotation keeps its speaker: who said it is brought in from the sentence before, in brackets.

News sets a speech as *“One,” Lena Ortiz said. “Two.”* Taken alone, the second sentence is nobody's.
Where it follows in the same paragraph a quotation whose speaker is named, that is who goes on.
"""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from takeaways.rewriting.quotations import quotations
from takeaways.rewriting.scenes import WORD, inside

if TYPE_CHECKING:
    from takeaways.language.wording import Wording
    from takeaways.rewriting.draft import Draft
    from takeaways.rewriting.scenes import Scene
    from takeaways.rewriting.subjects import Story


def is_lone_quotation(text: str) -> bool:
    """Return whether nothing but quotations is there.

    >>> is_lone_quotation("“The port is shut.”"), is_lone_quotation("“Shut,” he said.")
    (True, False)
    """
    quoted, strays = quotations(text)
    if not quoted or strays:
        return False
    at = 0
    for quotation in quoted:
        if WORD.search(text, at, quotation.start):
            return False
        at = quotation.end
    return WORD.search(text, at) is None


def bring_speaker(draft: Draft, at: int, before: int, story: Story) -> Draft:
    """Return the draft of a lone quotation with its speaker before it, if that is certain.

    *before* is the index of the sentence before it in the same paragraph, or -1.
    """
    if before < 0 or not is_lone_quotation(draft.text):
        return draft
    who, spoke = story.about(before)
    last = story.scene(before)
    if who is None or not spoke or not last.quoted:
        return draft
    if last.quoted[0].start > 0 and last.quoted[-1].end < len(last.text):
        return draft  # a few words of somebody's, which the speaker may have read out
    if _is_shared(last, story.words):
        return draft
    story.fill(at, who, says=True)
    return draft.replace(0, 0, f"[{who.name}:] ", "speaker")


def _is_shared(last: Scene, words: Wording) -> bool:
    """Return whether several speak there, or a bracketed word within says of whom is spoken."""
    for quotation in last.quoted:
        own = last.text[quotation.start : quotation.end]
        if any(mark + letter in own for mark in "[(" for letter in ascii_uppercase):
            return True
    said = [
        match.start()
        for match in WORD.finditer(last.text)
        if match.group().lower() in words.speech and not inside(match.start(), last.quoted)
    ]
    named = {p for n, p in last.named if not inside(n.start, last.quoted)}
    return len(said) > 1 and len(named) > 1 and len(last.quoted) > 1
