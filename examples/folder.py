"""Turn a folder of articles into JSON lines on standard output, one report a line.

    python examples/folder.py corpus > reports.jsonl

A file that cannot be summarized is named on standard error and stops nothing; the exit code is 3
if there was one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import takeaways


def main(folder: Path) -> int:
    failed = 0
    for path in sorted(p for p in folder.iterdir() if p.suffix in {".txt", ".md"}):
        if path.stem == "README":
            continue
        try:
            report = takeaways.summarize(path.read_bytes(), name=path.name, count=3)
        except takeaways.TakeawaysError as error:
            print(error, file=sys.stderr)
            failed += 1
        else:
            print(takeaways.render(report, "jsonl"), end="")
    return 3 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus")))
