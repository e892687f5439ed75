"""The page of breaks from sitting: the timer, how it is set, and the breaks of each day."""
