"""The Today page: what is due now, in one look, and the shortest way into it."""
