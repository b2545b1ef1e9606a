"""Families too large to be held whole: a panel gives the template, the others are placed in it."""
