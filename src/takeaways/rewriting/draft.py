"""A quote and what has become of it so far.

Rules act one after another on the text as it then is, while an edit is recorded against the quote.
A :class:`Draft` keeps the two together: it takes a place in the text and finds the place in the
quote, and where a change touches an earlier one, the two become one.
"""

from __future__ import annotations

from typing import NamedTuple

from takeaways.model import Edit


class Draft(NamedTuple):
    """A quote, the text it has become, and the edits between: ``replay(quote, edits) == text``."""

    quote: str
    text: str
    edits: tuple[Edit, ...] = ()

    def replace(self, start: int, end: int, after: str, rule: str) -> Draft:
        """Return the draft with ``text[start:end]`` replaced, and the edit recorded.

        The new edit swallows the earlier ones that it overlaps, and it is then named after *rule*;
        those it only touches stay beside it.

        >>> draft = new("However, it rose.").replace(0, 10, "I", "connective")
        >>> draft.text, draft.replace(0, 2, "[Output]", "subject").edits
        ('It rose.', (Edit(rule='subject', start=0, before='However, it', after='[Output]'),))
        """
        before: list[Edit] = []
        touched: list[Edit] = []
        behind: list[Edit] = []
        shift = 0  # from a place in the quote to that place in the text
        left = right = ""
        first = last = -1
        for edit in self.edits:
            begin = edit.start + shift
            close = begin + len(edit.after)
            if close <= start:
                before.append(edit)
            elif begin >= end:
                behind.append(edit)
                continue
            else:
                if not touched:
                    first = min(edit.start, start - shift)
                    left = self.text[begin:start]
                touched.append(edit)
                right = self.text[end:close]
                last = edit.start + len(edit.before) if right else -1
            shift += len(edit.after) - len(edit.before)
        if not touched:
            first = start - shift
        if last < 0:
            last = end - shift
        was = self.quote[first:last]
        now = left + after + right
        middle = [Edit(rule, first, was, now)] if was != now else []
        text = self.text[:start] + after + self.text[end:]
        return Draft(self.quote, text, (*before, *middle, *behind))

    def drop(self, start: int, end: int, rule: str) -> Draft:
        """Return the draft without ``text[start:end]``.

        Where that was its head, the word that comes first now gets a capital; one that begins
        with a quotation mark or a figure is left as it is.
        """
        if start == 0 and self.text[end : end + 1].islower() and len(self.text[end].upper()) == 1:
            return self.replace(0, end + 1, self.text[end].upper(), rule)
        return self.replace(start, end, "", rule)


def new(quote: str) -> Draft:
    """Return a draft in which nothing is changed yet."""
    return Draft(quote, quote)
