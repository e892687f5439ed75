"""The page of breaks from sitting: the timer, its settings, and the breaks of each day."""
