"""The Today page: what is due now, at a glance, and the shortest way to start it."""
