"""How far the program can be trusted on given releases: planted changes, told or not."""
