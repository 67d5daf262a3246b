"""Gather what each language is recognised by into ``language/data/detect.json``.

Run it after a change to ``common``, ``letters``, ``script`` or ``script_weight`` in one of the
languages' files:

    python tools/detection.py
"""

from __future__ import annotations

import json
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "takeaways" / "language" / "data"


def gathered() -> str:
    """Return the text of the file: what speaks for which languages, and each script's ranges."""
    words: dict[str, list[str]] = {}
    letters: dict[str, list[str]] = {}
    scripts: list[tuple[str, str, str, int]] = []
    for path in sorted(DATA.glob("??.json")):
        given = json.loads(path.read_text(encoding="utf-8"))
        for word in dict.fromkeys(given.get("common", "").split()):
            words.setdefault(word, []).append(path.stem)
        for letter in given.get("letters", ""):
            letters.setdefault(letter, []).append(path.stem)
        ranges = given.get("script", "")
        scripts += [
            (ranges[i], ranges[i + 2], path.stem, given.get("script_weight", 1))
            for i in range(0, len(ranges), 3)
        ]
    found = {
        "scripts": sorted(scripts),
        "letters": {letter: " ".join(codes) for letter, codes in sorted(letters.items())},
        "words": {word: " ".join(codes) for word, codes in sorted(words.items())},
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    (DATA / "detect.json").write_text(gathered(), encoding="utf-8")
