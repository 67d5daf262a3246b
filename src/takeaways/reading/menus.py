"""A page's menu and headlines that run, without a stop, into the story's first sentence."""

from __future__ import annotations

import re
from itertools import pairwise

SENTENCE_END = r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(¿¡]?[A-Z0-9À-Þ])"
_UNFINISHED = """
    a an the of in on at to for from by with and or but as is was were are be been has have
    had that which who whose its his her their our this these those into than mr mrs ms dr de
    la el los las un una en que por con y o del le les des du et à il der die das und von
"""
UNFINISHED = frozenset(_UNFINISHED.split())
"""No line that is whole ends in one of these: the crawler's stop stands inside a sentence."""
MENU_WORDS = 80
"""Words without a sentence's end. Of 1,400 English stories six have so many at the head, and none
of those has the titles."""
MENU_TITLES = 6
LEAST_LEFT = 7
"""Spaces in what is left of the sentence: fewer, and the word with a capital belongs to a name."""
MENU_REACH = 6000
"""Characters at the head of the first paragraph that are looked at."""
GLUED = r"[a-zà-ÿ][.!?][A-ZÀ-Þ]"
TITLE_START = r"(?<![^\W_])([^\W_]+)(?= ([A-ZÀ-Þ][^\W_]*))"


def menu_end(text: str) -> int:
    """Return where in a paragraph the story begins, behind a menu run into it; 0 without one.

    A menu is told by a sentence too long to be one, near the head, within which one title after
    the other begins: a word with a capital that the text elsewhere has without, after no mark. The
    story begins with the last of these, if that is plainly no title.
    """
    head = text[:MENU_REACH]
    if head.count(" ") < MENU_WORDS:
        return 0
    bounds = [0, *(m.end() for m in re.compile(SENTENCE_END).finditer(head)), len(head)]
    for begin, end in pairwise(bounds):
        if begin > MENU_REACH // 8:
            break
        run = head[begin:end]
        if run.count(" ") < MENU_WORDS or re.compile(GLUED).search(run):
            continue
        small = set(_small(text))
        starts = [
            m.start(2)
            for m in re.compile(TITLE_START).finditer(run)
            if m.group(1).lower() not in UNFINISHED
            and m.group(2).lower() in small
            and run.count(" ", m.start(2)) >= LEAST_LEFT
        ]
        if len(starts) >= MENU_TITLES:
            last = begin + starts[-1]
            first, second = head[last:].split(None, 2)[:2]
            # A title in two words is another link: where the story begins is not to be told.
            return end if second.istitle() and first.lower() not in UNFINISHED else last
    return 0


def _small(text: str) -> list[str]:
    """Return the words that a text has without a capital."""
    return re.compile(r"(?<![^\W_])[a-zà-ÿ][^\W_]*").findall(text)
