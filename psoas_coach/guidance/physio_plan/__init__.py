"""A plan from the person's own physio: what it may say, and what of it somebody may do today."""
