"""The journal: what is known of each item, and the lines of a common output, in one SQLite file.

SQLite rather than a file that is appended to: after a crash at any instant it is as it was at the
last commit; whether ten million items have changed is asked of it in bounded memory, where a log of
lines must be read whole into a table first.

An item's key is its path in the corpus or its id. Each run numbers itself; an item that was found
in the present run carries its number, and one that carries an older number is gone.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from takeaways.batch import naming
from takeaways.batch.corpus import Found, Kind
from takeaways.batch.items import Receipt
from takeaways.errors import OutputError

SCHEMA = 1
DONE, FAILED = 1, 2
"""What has become of an item; before that it is 0."""
REFUSED = 2
"""As ``todo``: found in this run, and found not to be such that anything could be done."""
PAGE = 500
"""Rows are fetched by so many, so that no query is open while the journal is written to."""
CACHE_KB = 2_000
"""With 16 MB the planning of 400,000 items took 9.3 s in place of 10.8, and the process grew from
24 to 54 MB in place of 27 (`benchmarks/batch.py journal`)."""
RACY = 2_000_000_000
"""A file that was read within so many nanoseconds of its last change may have changed once more in
the same tick of the file system's clock; its words are compared, not its time."""

_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS items (
    key BLOB PRIMARY KEY,
    seen INTEGER NOT NULL,      -- the last run that found it
    place INTEGER NOT NULL,     -- in a list; 0 in a folder
    start INTEGER NOT NULL,     -- of a line, in bytes
    size INTEGER NOT NULL,      -- of the input, as it was found
    stamp INTEGER NOT NULL,     -- its time of change in ns, or what stands for a line's words
    output BLOB NOT NULL,       -- the output's path in OUT; empty in a common file
    folded BLOB NOT NULL,       -- the same as a file system has it that ignores case
    todo INTEGER NOT NULL DEFAULT 0,   -- 1 in this run; 2 cannot be done
    state INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    read_size INTEGER,          -- of the input that the outcome is of
    read_stamp INTEGER,
    hash BLOB,
    made_by TEXT NOT NULL DEFAULT '',  -- settings, format and version
    out_size INTEGER NOT NULL DEFAULT 0,
    takeaways INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    at REAL NOT NULL DEFAULT 0         -- when, in seconds since 1970
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS todo ON items (place, key) WHERE todo = 1;
CREATE TABLE IF NOT EXISTS records (key BLOB PRIMARY KEY, record BLOB NOT NULL);
"""

_FOUND = """
INSERT INTO items (key, seen, place, start, size, stamp, output, folded)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET seen = excluded.seen, place = excluded.place,
    start = excluded.start, size = excluded.size, stamp = excluded.stamp,
    output = excluded.output, folded = excluded.folded, todo = 0
WHERE seen <> excluded.seen
"""

_FAILED = """
UPDATE items SET todo = ?, state = 2, reason = ?, message = ?, made_by = '', at = ?,
    takeaways = 0, seconds = ?, out_size = 0 WHERE key = ?
"""

_DONE = """
UPDATE items SET todo = 0, state = 1, reason = '', message = '', read_size = ?, read_stamp = ?,
    hash = ?, made_by = ?, out_size = ?, takeaways = ?, seconds = ?, at = ? WHERE key = ?
"""

_CHANGED = "size <> read_size OR stamp <> read_stamp OR (:files AND read_stamp > at * 1e9 - :racy)"


class Row(NamedTuple):
    """What the journal says of an item that is to be done."""

    key: bytes
    place: int
    start: int
    size: int
    output: bytes
    known: bytes
    """The hash of the input when it was done by the same settings; else empty."""


class Failure(NamedTuple):
    """A failed item."""

    key: bytes
    reason: str
    message: str


class Bucket(NamedTuple):
    """How many items have a value up to this one, and more than the bucket before allows."""

    up_to: float | None
    """None for all that have more than any bucket allows."""
    items: int


class Journal:
    """An open journal. Whoever opens one has made sure to be alone (:mod:`.lock`)."""

    def __init__(self, path: bytes | None, made_by: str, *, kind: Kind) -> None:
        """Open the journal at *path*, or for None an empty one that nobody keeps.

        Raises :class:`~takeaways.errors.OutputError` where there is something else.
        """
        self.made_by = made_by
        self.files = kind != "lines"
        self._by = "key" if kind == "folder" else "place, key"
        with _named(path):
            self.db = sqlite3.connect(path or "", isolation_level=None)
            for pragma in (
                "locking_mode = EXCLUSIVE",  # no shared memory: works on network file systems
                "journal_mode = WAL",
                "synchronous = NORMAL",
                f"cache_size = -{CACHE_KB}",
                "temp_store = FILE",
            ):
                self.db.execute(f"PRAGMA {pragma}")
            self.db.executescript(_TABLES)
            self.db.execute("CREATE TEMP TABLE folders (folded BLOB PRIMARY KEY) WITHOUT ROWID")
            self.db.execute("BEGIN")
            self._check_schema(path)
        self.run = int(self.fact("run") or 0) + 1
        self.note_fact("run", self.run)

    def _check_schema(self, path: bytes | None) -> None:
        schema = self.fact("schema")
        if schema is None:
            self.note_fact("schema", SCHEMA)
        elif schema != SCHEMA:
            name = naming.printable(path or b"")
            raise OutputError(f"{name}: a journal of another version; name another OUT")

    def commit(self) -> None:
        """Keep what was noted, whatever happens next."""
        self.db.execute("COMMIT")
        self.db.execute("BEGIN")

    def close(self, *, keep: bool = True) -> None:
        """Close, keeping what was noted since the last commit or not."""
        self.db.execute("COMMIT" if keep else "ROLLBACK")
        self.db.close()

    def fact(self, name: str) -> str | int | None:
        """Return a fact of the journal as a whole."""
        row = self.db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def note_fact(self, name: str, value: str | int) -> None:
        """Note a fact."""
        self.db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    # --- Finding out what is to be done ----------------------------------------------------------

    def note_found(self, found: Found, output: bytes) -> bool:
        """Note an item that is there; return False where one of its name was found before."""
        small = naming.folded(output)
        row = (found.key, self.run, found.place, found.start, found.size, found.stamp)
        fresh = self.db.execute(_FOUND, (*row, output, small)).rowcount > 0
        if fresh and b"/" in output:
            for folder in naming.folders_in_the_way(output):
                self.db.execute("INSERT OR IGNORE INTO folders VALUES (?)", (folder,))
        return fresh

    def note_failure(
        self, key: bytes, reason: str, message: str, *, seconds: float = 0.0, tried: bool = True
    ) -> bytes | None:
        """Note that an item failed; return the path of its output, if it was done before.

        One that was not *tried* cannot be done in this run.
        """
        had = self.db.execute("SELECT state, output FROM items WHERE key = ?", (key,)).fetchone()
        left = 0 if tried else REFUSED
        self.db.execute(_FAILED, (left, reason, message, time.time(), seconds, key))
        self.db.execute("DELETE FROM records WHERE key = ?", (key,))
        return bytes(had[1]) if had and had[0] == DONE else None

    def collisions(self) -> list[Failure]:
        """Return the items whose output would have the name of another's, or of its folder.

        Of several the first in order is none of them.
        """
        out = [
            Failure(row[0], "collision", "its output would be the folder of other outputs")
            for row in self.db.execute(
                "SELECT key FROM items WHERE seen = ? AND folded IN (SELECT folded FROM folders)",
                (self.run,),
            )
        ]
        self.db.execute(
            "CREATE TEMP TABLE clashes AS SELECT folded FROM items WHERE seen = ? AND todo <> ?"
            " GROUP BY folded HAVING count(*) > 1",
            (self.run, REFUSED),
        )
        first = (b"", b"")
        for key, folded in self.db.execute(
            "SELECT key, folded FROM items WHERE seen = ? AND todo <> ?"
            " AND folded IN (SELECT folded FROM clashes) ORDER BY folded, place, key",
            (self.run, REFUSED),
        ):
            if folded != first[0]:
                first = folded, key
            else:
                message = f"its output has the name of that of {naming.printable(first[1])}"
                out.append(Failure(key, "collision", message))
        return out

    def choose(self, *, force: bool, only_failed: bool) -> None:
        """Mark what is to be done of what was found in this run."""
        if only_failed:
            wanted = f"state = {FAILED}"
        else:
            wanted = f":force OR state <> {DONE} OR made_by <> :made_by OR {_CHANGED}"
        self.db.execute(
            "UPDATE items SET todo = 1"  # noqa: S608 - our own words
            f" WHERE seen = :run AND todo = 0 AND ({wanted})",
            {
                "run": self.run,
                "force": force,
                "made_by": self.made_by,
                "files": self.files,
                "racy": RACY,
            },
        )

    def outputs(self) -> Iterator[tuple[bytes, bytes, int]]:
        """Yield key, output and its size of what was found and had been done before."""
        after = b""
        while True:
            rows = self.db.execute(
                "SELECT key, output, out_size, seen, state FROM items"
                " WHERE key > ? ORDER BY key LIMIT ?",
                (after, PAGE),
            ).fetchall()
            if not rows:
                return
            for key, output, size, seen, state in rows:
                if seen == self.run and state == DONE:
                    yield key, output, size
            after = rows[-1][0]

    def redo(self, key: bytes) -> None:
        """Mark an item whose output is not what it was."""
        self.db.execute("UPDATE items SET todo = 1, made_by = '' WHERE key = ?", (key,))

    def count(self, condition: str) -> int:
        """Return how many of the items found in this run fulfil a condition in SQL."""
        query = f"SELECT count(*) FROM items WHERE seen = ? AND ({condition})"  # noqa: S608 - ours
        return int(self.db.execute(query, (self.run,)).fetchone()[0])

    def count_gone(self) -> int:
        """Return how many items there were in an earlier run and not in this one."""
        query = "SELECT count(*) FROM items WHERE seen <> ?"
        return int(self.db.execute(query, (self.run,)).fetchone()[0])

    def todo(self, *, force: bool = False) -> Iterator[Row]:
        """Yield what is to be done, in order, while outcomes are noted."""
        place, key = -1, b""
        while True:
            rows = self.db.execute(
                "SELECT key, place, start, size, output, CASE WHEN NOT ? AND state = 1"
                " AND made_by = ? THEN hash ELSE x'' END FROM items"
                " WHERE todo = 1 AND (place, key) > (?, ?) ORDER BY place, key LIMIT ?",
                (force, self.made_by, place, key, PAGE),
            ).fetchall()
            if not rows:
                return
            yield from map(Row._make, rows)
            place, key = rows[-1][1], rows[-1][0]

    # --- Noting what became of it ----------------------------------------------------------------

    def note_done(self, receipt: Receipt) -> None:
        """Note that an item was done, or was found to be as it had been."""
        if receipt.same:
            self.db.execute(
                "UPDATE items SET todo = 0, read_size = ?, read_stamp = ?, at = ? WHERE key = ?",
                (receipt.size, receipt.stamp, time.time(), receipt.key),
            )
            return
        if receipt.record:
            record = (receipt.key, receipt.record)
            self.db.execute("INSERT OR REPLACE INTO records VALUES (?, ?)", record)
        of_input = (receipt.size, receipt.stamp, receipt.hash, self.made_by)
        of_output = (receipt.out_size, receipt.takeaways, receipt.seconds, time.time())
        self.db.execute(_DONE, (*of_input, *of_output, receipt.key))

    # --- At the end ------------------------------------------------------------------------------

    def gone(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield key and output of what is gone; the output is empty where another item has it."""
        self.db.execute(
            "CREATE TEMP TABLE taken AS SELECT folded FROM items WHERE seen = :run AND folded IN"
            " (SELECT folded FROM items WHERE seen <> :run)",
            {"run": self.run},
        )
        after = b""
        while True:
            rows = self.db.execute(
                "SELECT key, output, state, folded IN (SELECT folded FROM taken) FROM items"
                " WHERE seen <> ? AND key > ? ORDER BY key LIMIT ?",
                (self.run, after, PAGE),
            ).fetchall()
            if not rows:
                return
            for key, output, state, taken in rows:
                yield key, b"" if taken or state != DONE else output
            after = rows[-1][0]

    def forget(self, key: bytes) -> None:
        """Forget an item."""
        self.db.execute("DELETE FROM items WHERE key = ?", (key,))
        self.db.execute("DELETE FROM records WHERE key = ?", (key,))

    def failures(self) -> Iterator[Failure]:
        """Yield what failed of what this run found, in order."""
        rows = self.db.execute(
            f"SELECT key, reason, message FROM items WHERE seen = ? AND state = {FAILED}"  # noqa: S608
            " ORDER BY place, key",
            (self.run,),
        )
        yield from map(Failure._make, rows)

    def histogram(self, column: str, ends: Sequence[float]) -> list[Bucket]:
        """Count the items that are done by a column's value, in buckets with these upper ends."""
        cases = " ".join(f"WHEN {column} <= {end} THEN {n}" for n, end in enumerate(ends))
        counts = dict(
            self.db.execute(
                f"SELECT CASE {cases} ELSE {len(ends)} END AS n, count(*) FROM items"  # noqa: S608
                f" WHERE seen = ? AND state = {DONE} GROUP BY n",
                (self.run,),
            ).fetchall()
        )
        return [Bucket(end, counts.get(n, 0)) for n, end in enumerate((*ends, None))]

    def slowest(self, most: int) -> list[tuple[bytes, float]]:
        """Return the items that took longest, with their seconds."""
        query = "SELECT key, seconds FROM items WHERE seen = ? ORDER BY seconds DESC, key LIMIT ?"
        return self.db.execute(query, (self.run, most)).fetchall()

    def samples(self, most: int) -> list[tuple[bytes, bytes, bytes | None]]:
        """Return key, output and line of some items, by lot and always the same: by their hash."""
        return self.db.execute(
            "SELECT items.key, output, record FROM items LEFT JOIN records USING (key)"  # noqa: S608
            f" WHERE seen = ? AND state = {DONE} ORDER BY hash, items.key LIMIT ?",
            (self.run, most),
        ).fetchall()

    def records(self) -> Iterator[bytes]:
        """Yield the lines of the common output, compressed, in the order of the corpus."""
        rows = self.db.execute(
            "SELECT record FROM items JOIN records USING (key)"  # noqa: S608 - ours
            f" WHERE state = {DONE} ORDER BY {self._by}"
        )
        yield from (record for (record,) in rows)


@contextmanager
def _named(path: bytes | None) -> Iterator[None]:
    """Name the file in what SQLite says of it."""
    try:
        yield
    except sqlite3.Error as error:
        where = naming.printable(path or b"journal")
        raise OutputError(f"{where}: cannot be used as a journal: {error}") from error


def told(failure: Failure) -> str:
    r"""Return a failure in one line: name, reason, the last line of the message, tabs between.

    >>> told(Failure(b"a\nb.txt", "gone", "no such file any more"))
    'a\\nb.txt\tgone\tno such file any more'
    """
    name = naming.printable(failure.key)
    last = failure.message.rstrip().rpartition("\n")[2]
    return "\t".join(
        "".join(c if c.isprintable() else repr(c)[1:-1] for c in cell)
        for cell in (name, failure.reason, last)
    )
