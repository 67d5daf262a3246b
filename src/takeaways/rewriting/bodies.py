"""*The company* gets its name where a reader of the one sentence would ask which.

*Nordax Ltd lost four ferries. The company blamed the weather.* becomes *The company [Nordax Ltd]
blamed the weather*: only where the sentence before is about one name and has no other, and where
the article says that this name is a company's, by *Ltd*, by *an airline*, or by *its shares*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from takeaways.rewriting.people import names
from takeaways.rewriting.scenes import WORD

if TYPE_CHECKING:
    from takeaways.language.wording import Wording
    from takeaways.rewriting.draft import Draft
    from takeaways.rewriting.subjects import Story

LONGEST = 40
"""Characters within which *The company* stands."""
SAID_SO = r"{name}(?:,| is| was) (?:a|an|the|one of the)\b[^.,;“”\"]{{0,60}}\b{noun}\b"
OWNS = r"{name}[’']s (\w+)|\b(\w+) (?:of|at|in) {name}\b"


def name_body(draft: Draft, before: int, story: Story) -> Draft:
    """Return the draft with the name of *The company* at its head put behind it, if certain.

    *before* is the index of the sentence before, or -1 where there is none.
    """
    words = story.words
    first, _, rest = draft.text[:LONGEST].partition(" ")
    match = WORD.match(rest)
    noun = match.group() if match else ""
    if before < 0 or first != "The" or noun not in words.bodies:
        return draft
    name = story.scene(before).phrase
    if not name or name in draft.text or not _is_only_name(name, story.texts[before], words):
        return draft
    end = len(first) + 1 + len(noun)
    if draft.text[end : end + 1] != " " or not _is_body(name, noun, story):
        return draft
    return draft.replace(end, end, f" [{name}]", "body")


def _is_body(name: str, noun: str, story: Story) -> bool:
    """Return whether the article says that the name is a company's: so, or by what it has."""
    words = story.words
    if name.rsplit(" ", 1)[-1].lower().rstrip(".") in words.body_suffixes:
        return True
    if noun in words.company_words and name.isupper():
        return True  # nobody's surname, and the only name there
    own = re.escape(name)
    if re.search(SAID_SO.format(name=own, noun=noun), story.article):
        return True
    return noun in words.company_words and any(
        (match.group(1) or match.group(2)) in words.owned_by_companies
        for match in re.finditer(OWNS.format(name=own), story.article)
    )


def _is_only_name(phrase: str, text: str, words: Wording) -> bool:
    """Return whether the phrase is a name, and all that is named there."""
    parts = phrase.split()
    if not all(part[:1].isupper() for part in parts) or parts[0].lower() in words.not_names:
        return False
    for name in names(text, words):
        own = [w.lower() for w in name.words]
        if name.start >= len(phrase) and not all(
            w in words.calendar or w in words.places for w in own
        ):
            return False
        if name.start < len(phrase) and (name.known or (own[-1:] and own[-1] in words.places)):
            return False
    return True
