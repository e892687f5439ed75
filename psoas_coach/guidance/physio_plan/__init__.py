"""A plan from the person's own physio: its contents, and the part that is allowed today."""
