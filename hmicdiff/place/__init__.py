"""Releases in a known template: what every sentence says of it, whatever made it known."""
