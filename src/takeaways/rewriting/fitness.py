"""Whether a text can be a takeaway, and if not, why not.

The reasons are for the editor who asks `takeaways explain` why a sentence was not taken. What is
told from signs alone holds in every language; the rest goes by the language's wording.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from takeaways.rewriting.connectives import opening_phrase, opens_with_connective
from takeaways.rewriting.quotations import quotations
from takeaways.rewriting.scenes import WORD, inside, is_verb
from takeaways.rewriting.speakers import is_lone_quotation

if TYPE_CHECKING:
    from collections.abc import Set

    from takeaways.language.wording import Wording

FEWEST_WORDS = 6
MOST_WORDS = 80
"""Beyond this it is a table, a list or several sentences that nothing told apart."""
FEWEST_LETTERS = 12
"""In scripts that set no spaces between words."""

CLOSERS = "\"'”’»›“)]}"
CLOSING = ".!?…。！？．؟।۔"
QUESTIONS = "?？؟"
OPENERS = "\"'“‘«„([ "
LABEL = r"[^:.,;\"“”]{2,40}: (?=[\"'“‘]?[A-ZÀ-Þ])"
LABEL_WORDS = 4
MOST_LABEL_WORDS = 7
"""Of a label that begins with a participle or an adverbial: *Coming to a door near you*."""
GLUED = r"\((?:[Pp]ictured|[Ll]eft|[Rr]ight|[Aa]bove|[Bb]elow)[^()]{0,20}\) [A-Z][a-z]"
"""A pointer to a picture with a sentence behind it: a caption and what followed it."""
SIDED = (
    r"\((?:(?:far|top|bottom|second|third|fourth|pictured|from) ){0,2}(?:left|right|centre|center)"
    r"(?: [^()]{1,30})?\)"
)
"""``Ann Lee (left)``: where in a picture somebody stands."""
LOST = r"(?:^|[.!?:;»”\"]|\b\w{1,3}|\b[Aa]près|\bselon|\bpour|\bavec) , "
"""A comma by itself behind a word that wants another: a link or a quotation was taken out there."""
LATTER = r"[Tt]he (?:latter|former(?:[’',]| (?:is|was|has|had|will|of|said)\b))"
FRAGMENT_WORDS = 12
"""Only where so few words hold no known verb is it taken for none: no list holds all verbs."""
VERBAL = ("ed", "'s", "’s", "'re", "’re", "n't", "n’t", "ise", "ize", "ises", "izes", "ifies")

PRONOUN = "opens with a pronoun"
CONNECTIVE = "opens with a connective"
PERSONAL = "in the first person"
MINE = ("I am ", "I was born", "I have ", "I had ", "I’", "I'", "I think ", "I know ", "I would ")
"""What only somebody who speaks of himself goes on with: *with Elizabeth I had lunch*."""
LEANING = "leans on the sentence before"
CAPTION = "a caption or a heading"
DANGLING = "a pronoun without its noun"
SPEAKERLESS = "a quotation without its speaker"
QUESTION = "a question"
ANSWER = "an answer without its speaker"
SHORT = "too short"
BROKEN = "breaks off"
FRAGMENT = "not a whole sentence"
UNCLOSED = "no closing mark"
UNBALANCED = "an unbalanced quotation"
WITHIN = "part of a longer quotation"
MENDABLE = frozenset({PRONOUN, CONNECTIVE, DANGLING, SPEAKERLESS, UNBALANCED, WITHIN})
"""Reasons that may fall away when the sentence is taken together with the one before."""


def unfit_by_signs(text: str, *, spaced: bool) -> str:
    """Return why these words cannot be a takeaway, as far as signs tell; empty if they can."""
    core = text.rstrip(CLOSERS + " ")
    last = core[-1:]
    if last in QUESTIONS and last:
        return QUESTION
    if last in ":：":
        return "only introduces what follows"
    if last not in CLOSING and (last.isdigit() or last.lower() != last.upper() or not last):
        return UNCLOSED
    if core.endswith((" .", " .'", "....", "...", "…")):
        return CAPTION if core.endswith(" .") else BROKEN
    if last in "!！" and core == text:
        return "an exclamation"
    if spaced and " , " in text and re.search(LOST, text):
        return "words of it are lost"
    count = text.count(" ") + 1
    if spaced and count < FEWEST_WORDS:
        return SHORT
    if not spaced and len(text) < FEWEST_LETTERS:
        return SHORT
    if count > MOST_WORDS:
        return "too long"
    own = text.partition(":] ")[2] if text[:1] == "[" else text
    head = own.lstrip(OPENERS)
    if text[0] in ",;:" or (head[:1].islower() and not head[1:2].isupper()):
        return "begins in mid-sentence"
    return ""


def unbalanced(text: str) -> bool:
    """Return whether a quotation in the text lacks one of its marks."""
    quoted, strays = quotations(text)
    return bool(strays) or not all(q.closed for q in quoted)


def unfit_by_words(text: str, tokens: Set[str], words: Wording, *, personal: bool) -> str:
    """Return why these words cannot be a takeaway, as far as the wording tells.

    *tokens* are the words in lower case; *personal* allows the first person, as in a column.
    """
    return (
        _unfit_opening(text, words)
        or (
            PERSONAL
            if not personal
            and not words.first_person.isdisjoint(tokens)
            and is_personal(text, words)
            else ""
        )
        or _unfit_whole(text, tokens, words)
    )


def _unfit_opening(text: str, words: Wording) -> str:
    """Return why a takeaway cannot begin like this; empty if it can."""
    if text[:1] == "[":
        given = text.partition(":] ")[2].lstrip(OPENERS)
        return CONNECTIVE if opening_phrase(given) in words.answers else ""
    head = text.lstrip(OPENERS)
    match = WORD.match(head)
    first = match.group().lower().replace("’", "'") if match else ""
    stem = first.partition("'")[0]
    if stem in words.pronoun_openings:
        second = WORD.match(head, match.end() + 1) if match else None
        if second is None or second.group().lower() not in words.courtesy:
            return PRONOUN
    if stem == "the" and head.startswith(("latter", "former"), 4) and re.match(LATTER, head):
        return PRONOUN
    linking = stem in words.connective_openings or stem in words.connectives_any
    if (linking or opening_phrase(head) in words.reformulations) and (
        opens_with_connective(text, words)
    ):
        return CONNECTIVE
    if first in words.imperatives_always or (
        match and first in words.imperatives and _to_the_reader(head, match.end(), words)
    ):
        return "speaks to the reader"
    label = re.match(LABEL, text) if ": " in text else None
    if label and _is_label(label.group(), words):
        return CAPTION
    return ""


def _is_label(text: str, words: Wording) -> bool:
    """Return whether words before a colon are a picture editor's: *Carried away*, not *He knew*.

    A participle that comes first is no finite verb, nor is what follows *to*.
    """
    found = [m.group().lower() for m in WORD.finditer(text)]
    if not found:
        return False
    if not found:
        return False
    participle = found[0].endswith(("ed", "ing")) and found[0] not in words.finite
    rest = found[participle:]
    if len(found) > LABEL_WORDS and not (participle or found[0] in words.label_openings):
        return False
    return len(found) <= MOST_LABEL_WORDS and not any(
        is_verb(word, words) and before != "to"
        for before, word in zip(("", *rest), rest, strict=False)
    )


def is_of_picture(quote: str, tokens: Set[str], words: Wording) -> bool:
    """Return whether a sentence, as it stands in the article, tells what a picture shows.

    It says who stands where, or what is done in that very moment; unless somebody says something.

    >>> from takeaways.language.wording import wording
    >>> quote = "Joe Marsh (left) walks out of the court in Kell."
    >>> is_of_picture(quote, set(quote.lower().split()), wording("en"))
    True
    >>> quote = "Joe Marsh (left) told the court that he was sorry."
    >>> is_of_picture(quote, set(quote.lower().split()), wording("en"))
    False
    """
    if not words.posing or not words.speech.isdisjoint(tokens):
        return False
    if "(" in quote and re.search(SIDED, quote):
        return True
    return not words.posing.isdisjoint(tokens) and _poses(quote, words)


def _poses(quote: str, words: Wording) -> bool:
    """Return whether its first verb is a picture's: *is hugged by*, *celebrates after*."""
    found = list(WORD.finditer(quote))
    for n, (match, following) in enumerate(pairwise(found)):
        word = match.group().lower()
        if quote[found[n - 1].end() : match.start()].strip() and n:
            return False
        if word in words.posing:
            before = found[n - 1].group().lower() if n else ""
            after = following.group().lower() in words.posing_before
            noun = not n or before in words.articles or before in words.prepositions
            return after and not noun and (before in ("is", "are")) == word.endswith("ed")
        if is_verb(word, words) and word not in ("is", "are"):
            return False
        if n > FRAGMENT_WORDS:
            return False
    return False


def is_personal(text: str, words: Wording) -> bool:
    """Return whether a text is in the first person outside quotations.

    >>> from takeaways.language.wording import wording
    >>> [is_personal(t, wording("en")) for t in ("World War I ended.", "In 1918 I was born.")]
    [False, True]
    """
    quoted = quotations(text)[0]
    return any(
        found.group().lower() in words.first_person
        and found.group() != "US"
        and not (found.group() == "I" and _is_numeral(text, found.start(), words))
        and not (found.group().lower() == "mine" and _is_pit(text, found.start(), words))
        and not inside(found.start(), quoted)
        for found in WORD.finditer(text)
    )


def _is_numeral(text: str, at: int, words: Wording) -> bool:
    """Return whether the *I* there counts kings, wars or forms: *Elizabeth I*, *World War I*."""
    after = text[at + 1 : at + 2]
    if after == "-" or text[at - 1 : at] == "-":
        return True
    before = text[max(0, at - 24) : at]
    word = before.rsplit(None, 1)[-1:]
    if not before.endswith(" ") or not word or not word[0][:1].isupper():
        return False
    name = word[0].lstrip(OPENERS)
    if name in words.given_names_he or name in words.given_names_she:
        return before.strip() == name or not text.startswith(MINE, at)
    if name.lower() in words.numbered:
        return True
    return text.startswith("I of ", at) or (
        bool(after) and after in ".;:)’'" and not text.startswith(("I’", "I'"), at)
    )


def _is_pit(text: str, at: int, words: Wording) -> bool:
    """Return whether the *mine* there is dug: *the mine*, *a coal mine*, not *a friend of mine*."""
    before = text[:at].rsplit(None, 1)[-1:]
    return bool(before) and (
        before[0].lower() not in words.prepositions | words.auxiliaries | words.not_names
        or before[0].lower() in words.articles
    )


def _unfit_whole(text: str, tokens: Set[str], words: Wording) -> str:
    if is_lone_quotation(text):
        return SPEAKERLESS
    if text.rsplit(None, 1)[-1].rstrip(CLOSING + CLOSERS).lower() in words.breaking and (
        text.rstrip(CLOSERS)[-1:] == "."
    ):
        return BROKEN
    if len(tokens) <= FRAGMENT_WORDS and _is_noun_alone(text, words):
        return FRAGMENT
    if ") " in text and re.search(GLUED, text):
        return CAPTION
    if (
        words.finite
        and len(tokens) <= FRAGMENT_WORDS
        and words.finite.isdisjoint(tokens)
        and words.speech.isdisjoint(tokens)
        and not any(token.endswith(VERBAL) for token in tokens)
    ):
        return FRAGMENT
    return ""


def _is_noun_alone(text: str, words: Wording) -> bool:
    """Return whether the only verb is that of a relative clause: *Ferries that could sail*."""
    found = [m.group().lower() for m in WORD.finditer(text)]
    at = next((n for n, w in enumerate(found) if w in words.relatives), 0)
    if not at or any(is_verb(w, words) or w.endswith(VERBAL) for w in found[:at]):
        return False
    rest = found[at + 1 :]
    nominal = words.articles | words.prepositions
    verbs = sum(
        is_verb(w, words) or (w.endswith((*VERBAL, "s")) and before not in nominal)
        for before, w in pairwise(("", *rest))
    )
    return verbs == 1 and is_verb(rest[0], words)


def _to_the_reader(text: str, at: int, words: Wording) -> bool:
    if text[at : at + 1] == "-":
        return False
    following = WORD.match(text, at + 1)
    return following is None or following.group().lower() in words.imperatives_before
