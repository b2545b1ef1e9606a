"""Releases in their order: what has changed since the last one, and how long each passage lived."""
