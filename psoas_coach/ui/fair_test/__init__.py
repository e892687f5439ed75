"""The page of a fair test: its start, its weeks and its result."""
