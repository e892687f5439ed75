"""Something new, told outside the self-check: the question, the card, and the line that holds."""
