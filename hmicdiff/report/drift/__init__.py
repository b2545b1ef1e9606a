"""What no longer fits a baseline, as text for readers and for machines."""
