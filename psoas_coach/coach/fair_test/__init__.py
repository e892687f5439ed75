"""A fair test on oneself: what can be tested, how its weeks are lived, and how it ends."""
