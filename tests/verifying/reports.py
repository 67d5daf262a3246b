"""A story and our own report of it, for the tests."""

from __future__ import annotations

import json
from typing import Any

import takeaways

STORY = """\
Varnholm reopens its harbour bridge after eleven months

VARNHOLM, May 3 — The harbour bridge in Varnholm reopened on Monday after repairs that cost the
city 48 million crowns, twice what the council had set aside.

The bridge carries 22,000 vehicles a day and was closed last June, when divers found cracks in two
of its five pillars. Ferry traffic doubled while it was shut, the port authority said.

"We will not let it come to this again," Mayor Tove Lindahl told reporters on the quay. However, the
council will vote on a yearly inspection of all seven bridges of the city on May 19.

Opponents of the mayor say that the city was warned about the cracks four years ago and did nothing.
A report on the matter is due in the autumn.
"""

OTHER = """\
Bakers in Kell strike over night work

Bakers in Kell walked out on Thursday because owners want loaves in shops by five in the morning.
Their union asks for a later start, extra holidays and ovens that are less hot in August. Shops in
the old town sold nothing but biscuits, and hotels served pancakes at breakfast.
"""


def report() -> dict[str, Any]:
    """Return the JSON of our own report, as a dict that may be changed."""
    found = takeaways.summarize(STORY, count=4, name="varnholm.txt")
    given: dict[str, Any] = json.loads(takeaways.render(found, "json"))
    return given


def findings(summary: object, level: str = "default", source: str = STORY) -> list[str]:
    """Return what is found, as "kind: message"."""
    text = summary if isinstance(summary, str) else json.dumps(summary)
    outcome = takeaways.verify(text, source, level=level)
    return [f"{f.kind}: {f.message}" for f in outcome.findings]
