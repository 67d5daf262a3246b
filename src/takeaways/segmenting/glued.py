"""Marks that no white space follows: sentences run together, and scripts that set no spaces."""

from __future__ import annotations

import re

from takeaways.segmenting.lexicon import CLOSING, Lexicon
from takeaways.segmenting.marks import Place, closes, last_word

GLUED = r"([^\W\d_]+)(\.(?=\w))?(.?)"  # compiled when it is first wanted
DOMAINS = frozenset(
    {"com", "net", "org", "edu", "gov", "info", "co", "io", "uk", "fr", "de", "es", "it", "eu"}
)


def after_glued(place: Place) -> int:
    """Return where a sentence begins whose space was lost (*at last.The*); 0 if none does.

    Names of files, sites and people have such periods as well, so only a plain word before and a
    capitalised one after will do.
    """
    text, first, mark, marks, closers, after, end, lex = place
    before = text[max(first, mark - 1) : mark]
    if not text[after].isupper():  # no letter of a script with capitals
        return after if marks != "." and before >= "\u3040" and text[after] >= "\u3040" else 0
    near = text[max(first, mark - 40) : mark]
    word = "" if not before.strip() else near.rsplit(None, 1)[-1]
    if "@" in word or "/" in word or "www" in word:
        return 0
    if word and not (closers or before.islower() or before in '%)”»"' or word[-4:].isdigit()):
        return 0
    if marks == "." and before.isalpha() and not closers:
        tail = last_word(text, first, mark)
        if len(tail) < 2 or lex.kind(tail) not in (0, CLOSING):
            return 0
    following = re.compile(GLUED).match(text, after, end)
    if following is None or not _plain(following, lex):
        return 0
    if closers and closers[-1] in "\"'“«„‘" and not closes(text, first, after - 1, end):
        return after - 1
    return after


def _plain(following: re.Match[str], lex: Lexicon) -> bool:
    """Return whether the word after a mark is a plain capitalised one that may open a sentence."""
    word, dotted, then = following.groups()
    if dotted or then in ("@", "/", "_") or then.isdigit() or word.lower() in DOMAINS:
        return False
    if len(word) == 1:
        return then.isspace() or then in "'’" or (then == "." and bool(lex.kind(word)))
    return word[1:].islower() or len(word) > 4


def after_wide(place: Place) -> int:
    """Return where the sentence after a mark like ``。`` begins, white space or none following.

    No sentence begins after a mark within a title (《跑吧！孩子》), nor after a quotation if those
    who said it are named next.
    """
    text, first, mark, _, closers, after, end, lex = place
    for at, closer in enumerate(closers):
        if closer in "“‘«":
            return mark + len(place.marks) + at
    low = max(first, mark - 40)
    if text.rfind("《", low, after) > text.rfind("》", low, after):
        return 0
    if text[after] in "，、,；;：:":
        return 0
    if closers and lex.said and any(verb in text[after : min(after + 8, end)] for verb in lex.said):
        return 0
    return after
