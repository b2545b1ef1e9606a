"""hmicdiff measured: against the truth, other programs, and the least there is to do."""
