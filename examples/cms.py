"""Make the HTML that a CMS takes on paste, then list where each takeaway stands in the article.

    python examples/cms.py corpus/court.txt

The HTML goes to standard output. The list goes to standard error: line and column of the source
sentence of each takeaway, and every change of wording, for the editor who puts her name under it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import takeaways


def main(path: Path) -> None:
    article = takeaways.read(path.read_bytes(), name=path.name)
    report = takeaways.summarize(article, count=4)
    print(takeaways.render(report, "html"), end="")
    for takeaway in report.takeaways:
        before = article.text[: takeaway.start]
        line = before.count("\n") + 1
        column = takeaway.start - (before.rfind("\n") + 1) + 1
        print(f"{takeaway.number}. {path}:{line}:{column}", file=sys.stderr)
        for edit in takeaway.edits:
            change = f"{edit.before!r} became {edit.after!r}"
            print(f"   {edit.rule}: {change}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus/court.txt"))
