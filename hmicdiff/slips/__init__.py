"""Slips inside a release: what contradicts itself, or the way the others have it."""
