"""What a summary says: our own reports in JSON or Markdown, or bullets that anybody typed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from takeaways.errors import InputError, NothingToSummarizeError
from takeaways.plaintext import plain
from takeaways.reading.decoding import decode
from takeaways.rendering.as_json import SCHEMA, SCHEMA_VERSION
from takeaways.verifying.findings import Kind, Statement

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

BULLET = re.compile(r"\s*(?:[-*+•‣·–—▪●◦]|(\d{1,3})[.)])\s+(?=\S)")
HTML = re.compile(r"\s*<(?:!doctype|html|h\d|ol|ul|p|div)\b", re.IGNORECASE)
HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
STARRED = re.compile(r"(?<=\w)\*\*(?=\w)")
"""Letters left out of a word that is not printed."""
RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
LABELLED = re.compile(r"\*\*([^*]+):\*\*\s+(.+)")
WORDS = re.compile(r"\w")
COUNTS = re.compile(r" ?\((?:[^\W\d]+,? )*\d+(?: \w+)*\)")
"""What the analysis adds of its own: *(in 2 sentences)*."""
CLOSING = (".", "!", "?", "…", "”", '"', "’", "'", ")", ":", "。")
HEADLINE = 5
"""Words from which a heading says something: *Key Takeaways* does not."""
LONG_HEADING, SHORT_HEADING = 8, 3
"""Words that a line between blank lines has at most to be a heading: above a list, or anywhere."""
WRAPPED = 50
"""Characters from which a line that does not end a sentence goes on in the next one."""


class Summary(NamedTuple):
    """A summary, statement by statement."""

    statements: tuple[Statement, ...]
    report: Mapping[str, Any] | None = None
    """The JSON of a report of ours."""
    name: str = ""
    ours: bool = False
    """Whether it is a report of ours, in whatever form."""


def summary_of(
    data: str | bytes,
    *,
    name: str = "",
    encoding: str | None = None,
    labels: Collection[str] = (),
    notes: Collection[str] = (),
    title: str = "",
) -> Summary:
    """Return what a summary says.

    *labels* are those of the analysis and *notes* what it says of itself, in the article's
    language; *title* is the article's. Raises :class:`~takeaways.errors.InputError` for what is
    neither text nor one report of ours, and
    :class:`~takeaways.errors.NothingToSummarizeError` where there is no statement.
    """
    where = name or "the summary"
    if not data.strip():
        raise NothingToSummarizeError(f"{where}: empty; there is nothing in it to check")
    text = decode(data, encoding=encoding, name=where).text
    opening = text.lstrip()[:1]
    if opening == "{" or (opening == "[" and text.lstrip()[1:].lstrip()[:1] in ("{", '"', "]")):
        found = of_report(report_in(text, where), where)
    else:
        if opening == "<" and HTML.match(text):
            raise InputError(f"{where}: is HTML; give the summary as Markdown, JSON or plain text")
        found = _of_text(text, labels, notes, plain(title))
    if not found.statements:
        raise NothingToSummarizeError(f"{where}: there is no statement in it to check")
    return found


def report_in(text: str, where: str) -> Mapping[str, Any]:
    """Return the one report that JSON holds.

    Raises :class:`~takeaways.errors.InputError`, which says what it is instead.
    """
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        try:
            given = [json.loads(line) for line in text.splitlines() if line.strip()]
        except json.JSONDecodeError:
            raise InputError(
                f"{where}: JSON that is cut off or damaged, at line {error.lineno}, "
                f"column {error.colno}; write the report anew"
            ) from error
    except RecursionError as error:
        raise InputError(f"{where}: JSON that is nested too deep to be a report") from error
    if isinstance(given, list) and all(isinstance(one, dict) for one in given):
        if len(given) != 1:
            raise InputError(f"{where}: holds {len(given)} reports; give one at a time")
        given = given[0]
    if not isinstance(given, dict) or given.get("schema") != SCHEMA:
        raise InputError(
            f"{where}: JSON that is not a report of takeaways; "
            "give other summaries as Markdown or plain text"
        )
    version = given.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise InputError(
            f"{where}: a report of schema {version}, and this version knows {SCHEMA_VERSION}; "
            "install a newer takeaways"
        )
    return given


def of_report(report: Mapping[str, Any], where: str) -> Summary:
    """Return the statements of a report of ours; what has not the right form is left out."""
    out: list[Statement] = []
    for at, takeaway in enumerate(_objects(report.get("takeaways")), 1):
        text = takeaway.get("text")
        if isinstance(text, str) and text.strip():
            out.append(Statement(len(out) + 1, f"takeaway {at}", plain(text), "takeaway"))
    analysis = report.get("analysis")
    paragraph = analysis.get("paragraph") if isinstance(analysis, dict) else None
    prose = paragraph.get("text") if isinstance(paragraph, dict) else None
    if isinstance(prose, str) and prose.strip():
        out.append(Statement(len(out) + 1, "analysis: paragraph", plain(prose), "analysis"))
    for point in _objects(analysis.get("points") if isinstance(analysis, dict) else ()):
        text, label = point.get("text"), point.get("label")
        if isinstance(text, str) and text.strip():
            where = f"analysis: {plain(str(label))}"
            out.append(Statement(len(out) + 1, where, COUNTS.sub("", plain(text)), "analysis"))
    name = report.get("name")
    return Summary(tuple(out), report, name if isinstance(name, str) else "", ours=True)


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


class _Line(NamedTuple):
    number: int
    text: str
    bullet: bool
    counted: bool
    heading: bool = False


def _of_text(text: str, labels: Collection[str], notes: Collection[str], title: str) -> Summary:
    lines = _lines(text, labels)
    ours = any(line.counted for line in lines) and any(
        _label(line, plain(line.text, markup=True)) in labels for line in lines
    )
    out: list[Statement] = []
    takeaways = 0
    analysed = False
    for line in lines:
        said = plain(STARRED.sub(r"\\*\\*", line.text), markup=True)
        analysed = (analysed or said in notes) and not line.heading
        silent = line.heading and len(said.split()) < HEADLINE
        if silent or said in notes or not WORDS.search(said):
            continue
        where = f"line {line.number}"
        kind: Kind = "heading" if line.heading or said == title else "statement"
        label = _label(line, said)
        if label in labels or analysed:
            kind = "analysis"
            where += f", {label}" if label in labels else ", analysis"
            said = COUNTS.sub("", said.removeprefix(f"{label}:").strip())
        elif line.bullet and LABELLED.match(line.text):  # "- **Results:** Sales fell."
            said = said.removeprefix(f"{label}:").strip()
        if line.counted and kind == "statement":
            takeaways += 1
            where += f", takeaway {takeaways}"
            kind = "takeaway" if ours else "statement"
        out.append(Statement(len(out) + 1, where, said, kind, line.number))
    return Summary(tuple(out), ours=ours)


def _label(line: _Line, said: str) -> str:
    """Return what stands before a line's first colon, in bold or not; empty where there is none."""
    labelled = LABELLED.match(line.text) if line.bullet else None
    if labelled:
        return plain(labelled[1], markup=True)
    label, colon, _ = said.partition(":")
    return label if colon else ""


def _lines(text: str, labels: Collection[str]) -> list[_Line]:
    """Return the headings, items and paragraphs of a text; no headings that only name a list."""
    out: list[_Line] = []
    raw = text.splitlines()
    goes_on = False
    for at, line in enumerate(raw):
        if not line.strip() or RULE.match(line):
            goes_on = False
            continue
        if HEADING.match(line) or _heads(raw, at):  # "Key Takeaways" says nothing and is left out
            words = line.strip("# \t")
            out.append(_Line(at + 1, words, False, False, heading=True))
            goes_on = False
            continue
        bullet = BULLET.match(line)
        if bullet:
            out.append(_Line(at + 1, line[bullet.end() :].strip(), True, bullet[1] is not None))
        elif line.partition(":")[0].strip() in labels:
            out.append(_Line(at + 1, line.strip(), False, False))
        elif goes_on and (line[:1].isspace() or _continues(out[-1].text, line)):
            last = out.pop()
            out.append(last._replace(text=f"{last.text} {line.strip()}"))
        else:
            out.append(_Line(at + 1, line.strip(), False, False))
        goes_on = True
    return out


def _heads(raw: list[str], at: int) -> bool:
    """Return whether a line without a full stop stands right above a list."""
    line = raw[at].strip()
    if BULLET.match(raw[at]) or line.endswith((".", "!", "?", "…", "”", '"')):
        return False
    following = next((other for other in raw[at + 1 :] if other.strip()), "")
    if set(following.strip()) in ({"="}, {"-"}) and len(following.strip()) > 2:
        return True
    above = not at or not raw[at - 1].strip()
    if BULLET.match(following):
        return above and len(line.split()) <= LONG_HEADING
    below = at + 1 < len(raw) and not raw[at + 1].strip() and bool(following)
    return above and below and len(line.split()) <= SHORT_HEADING


def _continues(before: str, line: str) -> bool:
    if before.endswith(CLOSING):
        return line[:1].islower()
    return len(before) >= WRAPPED or line[:1].islower()
