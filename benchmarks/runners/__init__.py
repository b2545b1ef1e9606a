"""One program each: a family in, what it says of it and what that took out.

Those of other programs run in an environment without hmicdiff: nothing here may import it, but the
runners of hmicdiff itself.
"""
