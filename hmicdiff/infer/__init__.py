"""Passages to a template: readings, slots, variables, findings and facts."""
