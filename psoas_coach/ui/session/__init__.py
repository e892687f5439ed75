"""The session page in its parts: before, the player, after, and logging one by hand."""
