"""The changes in today's plan, found one by one, each with its reason and its end."""
