"""The formats a release comes in: each a reader from bytes to a document."""
