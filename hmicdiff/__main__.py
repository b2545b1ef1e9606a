"""`python -m hmicdiff`."""

from hmicdiff.cli import main

if __name__ == "__main__":
    main()
