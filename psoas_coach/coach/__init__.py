"""What the journal and the rules together ask for now: a card, a new self-check, today's walk."""
