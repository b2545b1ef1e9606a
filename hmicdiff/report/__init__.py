"""Presents an analysis: one view of it, many formats."""
