"""Words without what cannot be seen or is not a word: invisible characters and inline markup.

Segmenting, rewriting and rendering share this, so that what is ranked, printed and checked is the
same text. Each change is known by its place (:func:`deletions`), so that it can be recorded.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

Deletion: TypeAlias = tuple[int, int, str]
"""``text[start:end]`` becomes the replacement: nothing, a space, or what an entity stands for."""

# Soft hyphen, zero-width spaces and joiners, direction marks and overrides, invisible operators,
# byte order mark, interlinear marks, tags, lone surrogates; C0 and C1 controls but for white space.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_JOINERS = "\u200c\u200d"
_ESCAPE = r"\x1b\[[0-?]*[!-/]*[@-~]|\x1b\][^\x07\x1b]{0,300}(?:\x07|\x1b\\)|\x1b[@-Z\\-_]"

ODD = rf"[{_INVISIBLE}{_JOINERS}]|[^\S ]|  |\A | \Z"
"""Finds whether there is anything to change; most sentences have nothing."""

GAP = rf"(?:{_ESCAPE}|[{_INVISIBLE}{_JOINERS}\s])+"
"""White space and what cannot be seen, together, so that ``a <zero width> b`` gets one space."""

MARKUP = r"""(?x)
    (?P<quote>(?<=\n)[ \t]{0,3}(?:>[ \t]?)+)
    |(?P<escape>\\(?=[!-/:-@\[-`{-~]))
    |(?P<code>`+)
    |(?P<run>\*+|_+|~~)
    |(?P<comment><!--(?:(?!-->)[\s\S]){0,2000}-->)
    |(?P<auto><(?=[a-zA-Z][\w.+-]*(?::|@))[^<>\s]{1,2000}>)
    |(?P<tag></?[a-zA-Z][^<>]{0,2000}>)
    |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)
    |(?P<note>\[\^[^\]\s]{1,80}\])
    |(?P<open>!?\[)
    |(?P<close>\](?:
        \((?:[^()\s]|\([^()\s]*\)|\s(?=["'])){0,2000}?(?:"[^"]*"|'[^']*')?\s*\)
        |\[[^\[\]]{0,200}\])?)
    """
"""Compiled, as :data:`ODD` and :data:`GAP` are, only where one is needed: start-up is counted."""

BREAKS = ("<br", "<p", "</p", "<li", "</li", "<div", "</div")


def plain(text: str, *, markup: bool = False) -> str:
    r"""Return the words of *text*: nothing invisible, all white space one space each.

    With *markup* the text is Markdown, and its inline signs go as well: emphasis, code ticks,
    links but for their words, images, tags, escapes, entities. Applying :func:`deletions` to the
    text gives the same. Time is linear in the text; text with nothing to change is returned itself.

    >>> plain("co\xadoper\u200bate \n now")
    'cooperate now'
    >>> plain("The **[port](https://example.org)** &amp; 5 \\* 3", markup=True)
    'The port & 5 * 3'
    """
    if markup and re.search(MARKUP, text):
        return applied(text, deletions(text, markup=True))
    # Most texts have nothing to change, or white space alone; and what cannot be seen, like all
    # white space but the space, is not printable. That is known much sooner than a pattern tells.
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    folded = " ".join(text.split())
    if folded.isprintable():
        return folded
    return applied(text, deletions(text)) if re.search(ODD, text) else text


def applied(text: str, changes: tuple[Deletion, ...]) -> str:
    """Return *text* with the changes made, which are in order and do not overlap."""
    out: list[str] = []
    at = 0
    for start, end, replacement in changes:
        out += text[at:start], replacement
        at = end
    out.append(text[at:])
    return "".join(out)


def deletions(text: str, *, markup: bool = False) -> tuple[Deletion, ...]:
    """Return the changes that turn *text* into ``plain(text)``, in order, never touching.

    >>> deletions(" a\u200b  b")
    ((0, 1, ''), (2, 5, ' '))
    """
    signs = _signs(text) if markup else []
    if not signs:
        return tuple(_gaps(text))
    without = applied(text, tuple(signs))
    return _composed(text, signs, _gaps(without))


def _gaps(text: str) -> list[Deletion]:
    out: list[Deletion] = []
    size = len(text)
    for match in re.finditer(GAP, text):
        start, end = match.span()
        gap = match.group()
        if gap == " " and start and end < size:
            continue
        if gap in _JOINERS and _joining(text[start - 1 : start]) and _joining(text[end : end + 1]):
            continue
        if "\x1b" in gap:
            gap = re.sub(_ESCAPE, "", gap)
        inner = start and end < size and any(c.isspace() for c in gap)
        out.append((start, end, " " if inner else ""))
    return out


def _joining(char: str) -> bool:
    """Return whether a joiner beside this character changes what is read.

    So it does between letters of the scripts that join (Persian, the Indic ones) and in emoji;
    anywhere else it cannot be seen.
    """
    return (
        "\u0620" <= char <= "\u1fff"
        or "\u2600" <= char <= "\u27bf"
        or "\ufb50" <= char <= "\ufdff"
        or char == "\ufe0f"
        or "\U0001f000" <= char <= "\U0001ffff"
    )


def _composed(text: str, first: list[Deletion], then: list[Deletion]) -> tuple[Deletion, ...]:
    """Return the changes that do *first* to the text, and *then* to what comes out."""
    pieces: list[tuple[str, int, int]] = []  # each character of what comes out, and its source
    at = 0
    for start, end, replacement in (*first, (len(text), len(text), "")):
        pieces += [(text[i], i, i + 1) for i in range(at, start)]
        pieces += [(c, start, end) for c in replacement]
        at = end
    kept: list[tuple[str, int, int]] = []
    at = 0
    for start, end, replacement in then:
        kept += pieces[at:start]
        if replacement:
            kept.append((replacement, pieces[start][1], pieces[end - 1][2]))
        at = end
    kept += pieces[at:]
    out: list[Deletion] = []
    at = 0  # everything before it is accounted for
    for words, start, end in kept:
        if start < at:  # a further character of one replacement
            before, after, said = out[-1]
            out[-1] = (before, max(after, end), said + words)
        elif start == at and end - start == 1 and text[start:end] == words:
            pass
        elif out and out[-1][1] == at and start == at:
            out[-1] = (out[-1][0], end, out[-1][2] + words)
        elif text[start:end] == words:
            out.append((at, start, ""))
        else:
            out.append((at, end, words))
        at = max(at, end)
    if at < len(text):
        out.append((at, len(text), ""))
    return tuple(_joined(out))


def _joined(changes: list[Deletion]) -> list[Deletion]:
    out: list[Deletion] = []
    for start, end, words in changes:
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], end, out[-1][2] + words)
        else:
            out.append((start, end, words))
    return out


class _Opener(NamedTuple):
    """A run of ``*``, ``_`` or ``~`` that may open emphasis."""

    char: str
    start: int
    size: int


def _signs(text: str) -> list[Deletion]:
    """Return the inline signs of Markdown, with what each becomes, in order."""
    out: list[Deletion] = []
    brackets: list[tuple[int, bool]] = []  # where each open bracket is, and whether of an image
    runs: list[re.Match[str]] = []
    ticks = _ticks(text)
    find = re.compile(MARKUP).search
    at = 0
    while match := find(text, at):
        start, at = match.span()
        kind = match.lastgroup
        if kind == "code":
            closing = ticks.get(start)
            if closing is not None:
                size = at - start
                out += (start, at, ""), (closing, closing + size, "")
                at = closing + size
        elif kind == "escape":
            out.append((start, at, ""))
            at += 1
        elif kind == "run":
            runs.append(match)
        elif kind == "open":
            brackets.append((start, match.group() == "!["))
        elif kind == "close":
            _close(match, brackets, out)
        elif (said := _meaning(kind, match.group())) != match.group():
            out.append((start, at, said))
    out += _emphasis(text, runs)
    if brackets and "]" not in text[brackets[0][0] :]:  # a link that the sentence's end cut in two
        out += [(start, start + 1 + image, "") for start, image in brackets]
    return _outermost(out)


def _meaning(kind: str | None, sign: str) -> str:
    if kind == "auto":
        return sign[1:-1]
    if kind == "entity":
        from html import unescape

        return unescape(sign)
    return " " if kind == "tag" and sign.lower().startswith(BREAKS) else ""


def _ticks(text: str) -> dict[int, int]:
    """Return for each run of backticks that opens code where the run is that closes it."""
    if "`" not in text:
        return {}
    last: dict[int, int] = {}
    out: dict[int, int] = {}
    for match in reversed(list(re.finditer("`+", text))):
        size = match.end() - match.start()
        if size in last:
            out[match.start()] = last[size]
        last[size] = match.start()
    return out


def _close(match: re.Match[str], brackets: list[tuple[int, bool]], out: list[Deletion]) -> None:
    """Pair a bracket with its opening one; drop an image whole, of a link keep the words."""
    target = len(match.group()) > 1
    if not brackets:
        if match.group().startswith("]("):
            out.append((*match.span(), ""))
        return
    start, image = brackets.pop()
    if image:
        out.append((start, match.end(), ""))
    elif target:
        out += (start, start + 1, ""), (*match.span(), "")


def _emphasis(text: str, runs: list[re.Match[str]]) -> list[Deletion]:
    """Return the runs that are emphasis, paired as in CommonMark, and those cut off by the ends."""
    out: list[Deletion] = []
    stack: list[_Opener] = []
    waiting = {"*": 0, "_": 0, "~": 0}
    for run in runs:
        char = run.group()[0]
        start, end = run.span()
        opens, closes = _flanks(text, start, end, char)
        while closes and waiting[char] and start < end:
            opener = stack.pop()
            waiting[opener.char] -= 1
            if opener.char != char:
                continue
            size = min(opener.size, end - start)
            rest = opener.size - size
            out += (opener.start + rest, opener.start + opener.size, ""), (start, start + size, "")
            start += size
            if rest:
                stack.append(_Opener(char, opener.start, rest))
                waiting[char] += 1
        if start == end:
            continue
        if opens:
            stack.append(_Opener(char, start, end - start))
            waiting[char] += 1
        elif closes and (end - start > 1 or not text[end:].strip("\"'”’)")):
            out.append((start, end, ""))
    out += [
        (o.start, o.start + o.size, "")
        for o in stack
        if o.size > 1 or not text[max(0, o.start - 9) : o.start].strip(" \"'“‘(*_")
    ]
    return out


def _flanks(text: str, start: int, end: int, char: str) -> tuple[bool, bool]:
    """Return whether a run can open and whether it can close emphasis, as CommonMark has it."""
    before = text[start - 1 : start] or " "
    after = text[end : end + 1] or " "
    left = not after.isspace() and (after.isalnum() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or not after.isalnum())
    if char == "_":
        return left and not before.isalnum(), right and not after.isalnum()
    return left, right


def _outermost(changes: list[Deletion]) -> list[Deletion]:
    """Return the changes in order, those that lie within another left out."""
    out: list[Deletion] = []
    for change in sorted(changes, key=lambda c: (c[0], -c[1])):
        if not out or change[0] >= out[-1][1]:
            out.append(change)
        elif change[1] > out[-1][1]:
            out.append((out[-1][1], change[1], change[2]))
    return out
