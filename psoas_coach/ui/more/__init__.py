"""The More page: the way to everything that has no place in the bars."""
