"""The template as a file that runs: written, read, filled in, and turned back into values."""
