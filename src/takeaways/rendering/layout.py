"""What the formats for people have in common: which parts a report shows, and under what heading.

A format turns each :class:`Part` into its own signs. The words are already inert here: each is
one line without anything invisible (:func:`takeaways.plaintext.plain`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from takeaways.plaintext import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from takeaways.model import Report
    from takeaways.settings import Settings


class Part(NamedTuple):
    """One line of the output."""

    kind: Literal["heading", "takeaway", "paragraph", "point"]
    text: str
    label: str = ""
    """What a point is about; empty for the rest."""
    number: int = 0
    """The level of a heading, the number of a takeaway."""


def parts(report: Report, settings: Settings, *, heading: str = "") -> tuple[Part, ...]:
    """Return what a report shows, from top to bottom; what is empty is left out.

    The title stands one level above the two headings, and is left out where these are at level 1.
    *heading* is shown where there is no title, and keeps its place at level 1 too: with several
    reports in one output each needs its own.
    """
    level = settings.heading_level
    out: list[Part] = []
    top = plain(report.title or heading)
    if top and (level > 1 or heading):
        out.append(Part("heading", top, number=max(level - 1, 1)))
    if report.takeaways:
        _headed(out, settings.takeaways_heading, level)
        out += [Part("takeaway", plain(t.text), number=t.number) for t in report.takeaways]
    analysis = report.analysis
    if analysis and (analysis.note or analysis.points):
        _headed(out, settings.analysis_heading, level)
        out.append(Part("paragraph", plain(analysis.note)))
        if analysis.paragraph:
            out.append(Part("paragraph", plain(analysis.paragraph.text)))
        out += [Part("point", plain(p.text), label=plain(p.label)) for p in analysis.points]
    return tuple(part for part in out if part.text)


def _headed(out: list[Part], heading: str, level: int) -> None:
    out.append(Part("heading", plain(heading), number=level))


def each(
    reports: Iterable[Report], settings: Settings, write: Callable[[tuple[Part, ...]], str]
) -> Iterator[str]:
    """Yield each report as *write* puts it, a blank line between two."""
    for number, report in enumerate(reports, 1):
        if number > 1:
            yield "\n"
        yield write(parts(report, settings, heading=report.name or f"Article {number}"))
