"""Fair tests: what can be tested, what the weeks ask for, and how a test ends."""
