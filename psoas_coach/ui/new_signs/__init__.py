"""New signs reported outside the self-check: the question, the card, and the banner."""
