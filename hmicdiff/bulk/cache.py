"""What was worked out before, in an SQLite file that can be deleted at any time."""

import hashlib
import os
import sqlite3
from contextlib import AbstractContextManager, suppress
from typing import Protocol

_MAKE = "CREATE TABLE IF NOT EXISTS work (key TEXT PRIMARY KEY, sha256 TEXT, value BLOB)"
_GET = "SELECT sha256, value FROM work WHERE key = ?"
_PUT = "INSERT OR REPLACE INTO work VALUES (?, ?, ?)"
_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""


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
        self._store: sqlite3.Connection | None = None
        with suppress(sqlite3.Error):
            self._store = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._store.execute(_MAKE)

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        if self._store is not None:
            self._store.close()

    def get(self, key: str) -> bytes | None:
        """Return what is known under a key, if it is whole."""
        if self._store is None:
            return None
        try:
            row = self._store.execute(_GET, (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or not isinstance(row[1], bytes):
            return None
        is_whole = hashlib.sha256(row[1]).hexdigest() == row[0]
        self.has_given = self.has_given or is_whole
        return row[1] if is_whole else None

    def put(self, key: str, value: bytes) -> None:
        """Remember it, if that can be done."""
        if self._store is not None:
            with suppress(sqlite3.Error):
                self._store.execute(_PUT, (key, hashlib.sha256(value).hexdigest(), value))
