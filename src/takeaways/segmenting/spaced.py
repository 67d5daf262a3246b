"""Marks that white space follows: what the words around one say of it."""

from __future__ import annotations

import re

from takeaways.segmenting.lexicon import (
    CLOSING,
    HOUR,
    NUMBERED,
    PLACE,
    SHORTENED,
    TITLE,
)
from takeaways.segmenting.marks import BULLETS, NEXT, UNSEEN, Place, closes, last_word

VOWELS = frozenset("aeiouyAEIOUY")
DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
# Looked for so seldom that they are compiled when they are first wanted (re remembers them).
LEFT_OUT = r"[\[(](?:…|\.{2,3}|\. \. \.)[\])]"
SPEAKER = r"(?:[^\W\d_a-z][\w'’.-]*\s){1,3}(\w+)"
AFTER_PERIOD = r"\.(?!\w)"
AFTER_CRY = r"[.;]|,(?!\s[\"“'‘])|\s(?:on|in|of|at|during|last|again|via)\b"


def after_spaced(place: Place) -> int:
    """Return where the sentence after a mark begins, white space following the mark; 0 if none."""
    if place.marks == ".":
        ends = _period_ends(place)
    elif place.marks == ". . . ." and place.text[max(place.first, place.mark - 1)].isalpha():
        return place.mark + 2  # a sentence's period, and then the dots that open the next
    else:
        ends = _cry_ends(place)
    return _past_quote(place) if ends else 0


def _past_quote(place: Place) -> int:
    """Return where a sentence begins, past a closing quotation mark that stands between spaces."""
    text, after = place.text, place.after
    if text[after] not in "\"'" or not text[after + 1 : min(after + 2, place.end)].isspace():
        return after
    if not closes(text, place.first, after, place.end):
        return after
    after += 1
    while after < place.end and text[after].isspace():
        after += 1
    return after if after < place.end else 0


def _period_ends(place: Place) -> bool:
    """Return whether a period with white space after it ends a sentence."""
    text, first, mark, _, closers, after, end, _ = place
    word = last_word(text, first, mark)
    following = NEXT.match(text, after, end)
    opened, token = following.groups() if following else ("", "")
    if following and len(token) == 1 and text.startswith(".", following.end(2), end):
        if len(word) == 1:
            return False  # "z. B.", "J. A. Lee"
        token = ""  # an initial is no beginner of sentences
    if len(word) == 1 and mark - 1 == first:
        return False  # "a. The first item"
    kind = _kind(place, word)
    if token[:1].islower():
        return not kind and _small_ends(place, word, token)
    if not kind:
        return _word_ends(place, word, token)
    if token[:1].isdigit() or not token:
        return False
    if kind == NUMBERED:
        return not _roman(token)
    if kind == TITLE and not closers:
        return False
    return _abbreviation_ends(place, word, kind, opened, token)


def _kind(place: Place, word: str) -> int:
    """Return the kind of abbreviation before a period; 0 if it is an ordinary word."""
    text, first, mark, lex = place.text, place.first, place.mark, place.lex
    if not word:  # "Mr . Lee", as tokenizers leave it
        before = last_word(text, first, mark - 1)
        return TITLE if len(before) > 1 and lex.kind(before) == TITLE else 0
    kind = lex.kind(word)
    begun = mark - len(word)
    if kind == PLACE and text[max(first, begun - 1) : begun] == "-":
        return 0  # "Shangri-La"
    if not kind and "." in word and DOTTED.fullmatch(word):
        return SHORTENED
    return kind


def _word_ends(place: Place, word: str, token: str) -> bool:
    """Return whether the period after a word that is no abbreviation ends a sentence."""
    if word[-1:].isdigit() or (place.lex.ordinals and _roman(word)):
        return _number_ends(place, word, token)
    if len(word) == 1 and word.isupper():
        return _initial_ends(place, token)
    return _begins(place, token) and not _attributed(place, AFTER_PERIOD)


def _abbreviation_ends(place: Place, word: str, kind: int, opened: str, token: str) -> bool:
    """Return whether an abbreviation before a capital ends its sentence."""
    text, first, mark, lex = place.text, place.first, place.mark, place.lex
    if kind == HOUR:
        if token in lex.after_hours:
            return False
        return mark - first > 60 or len(text[first:mark].split()) > 4  # "At 5 a.m. Mr. Lee left."
    if kind == CLOSING or token.lower() in lex.starters:
        return True
    if not opened.isascii() or opened.strip("\"'*_`"):
        return False
    begun = mark - len(word)
    return kind == PLACE and text[max(first, begun - 2) : begun].rstrip()[-1:] == ","


def _initial_ends(place: Place, token: str) -> bool:
    """Return whether a period after a single capital ends a sentence: *plan B. It*; *B. Lee*."""
    lex, lower = place.lex, token.lower()
    if lower in lex.starters and lower not in lex.particles:
        return True
    return bool(lex.lettered) and last_word(place.text, place.first, place.mark - 2) in lex.lettered


def _number_ends(place: Place, word: str, token: str) -> bool:
    """Return whether a period after a number ends a sentence: *in 2005. Ann*, not *1. Ann*."""
    text, first, mark, lex = place.text, place.first, place.mark, place.lex
    if mark - first < 9 and text[first:mark].strip(f"([{BULLETS}{UNSEEN} \xa0") == word:
        return False
    if not lex.ordinals or (len(word) > 2 and word[-1:].isdigit()):
        return True
    if token in lex.months:
        return False
    if token.lower() in lex.starters:
        return True
    return not ("*" in lex.ordinals or last_word(text, first, mark - len(word) - 1) in lex.ordinals)


def _roman(word: str) -> bool:
    """Return whether a word is a Roman number, *I* left out, which is a word as well."""
    return word not in ("", "I", "C", "L") and not word.strip("IVXLC")


def _small_ends(place: Place, word: str, token: str) -> bool:
    """Return whether a period after an ordinary word ends a sentence though a small letter follows.

    So it does where somebody writes without capitals, and before *eBay*; and after a longer word
    before one that begins sentences, as where a crawler lost the words of a link. (On treebanks
    that last gives 0.4 points of F in English and 2.2 in Italian; on the front pages of two
    newspapers, crawled, all of 31 were ends; only text with stray periods loses by it.)
    """
    if place.closers or len(word) < 2:
        return False
    if place.text[place.first].islower() or not token.islower():
        return True
    if len(word) < 4 or (word.isascii() and not set(word[-3:]) & VOWELS):
        return False  # "Hafenstr. nach"
    starters = place.lex.starters
    return token in starters and word not in starters


def _cry_ends(place: Place) -> bool:
    """Return whether marks other than one period end a sentence."""
    text, first, mark, marks, closers, after, end, lex = place
    following = NEXT.match(text, after, end)
    opened, token = following.groups() if following else ("", "")
    if token[:1].islower():
        return not closers and text[first].islower()
    if text[max(first, mark - 1)] == "(" or ("(" in opened and marks[-1] in ".…"):
        return False  # (?) or (!), and "[...]" (Lee 55)
    if lex.exclaimed and last_word(text, first, mark) in lex.exclaimed:
        return token.lower() in lex.starters
    return _begins(place, token) and not _attributed(place, AFTER_CRY)


def _begins(place: Place, token: str) -> bool:
    """Return whether what follows an ordinary word's mark can begin a sentence."""
    text, after = place.text, place.after
    if not token and text[after] in ",;:)%&/=<|" and not text.startswith(",,", after):
        return False
    return text[after] not in "[(" or not re.compile(LEFT_OUT).match(text, after, place.end)


def _attributed(place: Place, then: str) -> bool:
    """Return whether a quotation is followed by who said it, as in *“Why?” Ann Lee asked*."""
    said: frozenset[str] = place.lex.said
    if not place.closers or not said or place.closers[-1] not in "\"'”’":
        return False
    match = re.compile(SPEAKER).match(place.text, place.after, place.end)
    return (
        match is not None
        and match.group(1) in said
        and re.compile(then).match(place.text, match.end(), place.end) is not None
    )
