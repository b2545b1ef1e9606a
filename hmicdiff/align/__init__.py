"""A corpus to passages: which sentences of which releases say the same."""
