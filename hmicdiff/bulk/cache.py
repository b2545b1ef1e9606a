"""What was worked out before, in an SQLite file that can be deleted at any time."""

import hashlib
import os
import sqlite3
import time
from contextlib import AbstractContextManager, suppress
from typing import Protocol

_MADE = "CREATE TABLE work (key TEXT PRIMARY KEY, sha256 TEXT, value BLOB)"
_MAKE = _MADE.replace("TABLE", "TABLE IF NOT EXISTS")
_MOST = 500_000_000
"""Bytes of what is kept under a key, which is some megabytes."""
_GET = f"SELECT sha256, value FROM work WHERE key = ? AND length(value) <= {_MOST}"  # noqa: S608 - a number
_PUT = "INSERT OR REPLACE INTO work VALUES (?, ?, ?)"
_PATIENCE = 30.0
"""Seconds to wait for another process that writes, and for any answer."""
_STEPS = 100_000
"""After so many steps of SQLite it is looked at the clock."""


class Kept(Protocol):
    """Remembers work by a key that stands for all that it depends on."""

    def get(self, key: str) -> bytes | None:
        """Return what is known under a key."""

    def put(self, key: str, value: bytes) -> None:
        """Remember it."""


class Nothing:
    """Remembers nothing."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 - as all that remember
        """Return nothing."""
        return None

    def put(self, key: str, value: bytes) -> None:
        """Forget it."""


class Renewed:
    """Remembers work anew: what is known is not asked for."""

    def __init__(self, kept: Kept) -> None:
        """Remember it with `kept`."""
        self._kept = kept

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 - as all that remember
        """Return nothing."""
        return None

    def put(self, key: str, value: bytes) -> None:
        """Remember it instead of what was."""
        self._kept.put(key, value)


class Cache(AbstractContextManager["Cache"]):
    """Remembers work in a file.

    A file that is no such store, is damaged or cannot be written is as good as none: nothing but
    time is lost. What comes out of it has to have the digest that it went in with.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open or make the file."""
        self.has_given = False
        """Whether anything came out of it."""
        self._until = 0.0
        self._store: sqlite3.Connection | None = None
        with suppress(sqlite3.Error):
            self._store = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._store.set_progress_handler(self._is_late, _STEPS)
        if self._store is not None and not self._is_ours(self._store):
            self._close()

    def _is_late(self) -> bool:
        """Tell whether something takes so long that it cannot be what this program has made."""
        return time.monotonic() > self._until

    def _begin(self) -> None:
        self._until = time.monotonic() + _PATIENCE

    def _is_ours(self, store: sqlite3.Connection) -> bool:
        """Make the table, if there is nothing; tell whether there is nothing else.

        A file of somebody else can have rules in it that work whenever it is read.
        """
        self._begin()
        try:
            store.execute("PRAGMA trusted_schema = OFF")
            store.execute(_MAKE)
            made = store.execute("SELECT type, tbl_name, sql FROM sqlite_master").fetchall()
        except sqlite3.Error:
            return False
        return all(
            name == "work" and ((kind, sql) == ("table", _MADE) or (kind, sql) == ("index", None))
            for kind, name, sql in made
        )

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._close()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def get(self, key: str) -> bytes | None:
        """Return what is known under a key, if it is whole."""
        if self._store is None:
            return None
        self._begin()
        try:
            row = self._store.execute(_GET, (key,)).fetchone()
        except sqlite3.Error:
            self._close()  # it will not be better the next time, and each would be waited for
            return None
        if row is None or not isinstance(row[1], bytes):
            return None
        is_whole = hashlib.sha256(row[1]).hexdigest() == row[0]
        self.has_given = self.has_given or is_whole
        return row[1] if is_whole else None

    def put(self, key: str, value: bytes) -> None:
        """Remember it, if that can be done."""
        if self._store is not None:
            self._begin()
            with suppress(sqlite3.Error, OverflowError):  # SQLite has a limit of its own
                self._store.execute(_PUT, (key, hashlib.sha256(value).hexdigest(), value))
