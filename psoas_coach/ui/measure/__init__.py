"""The page of the home hip measure: whether it is for this person now, how, and keeping it."""
