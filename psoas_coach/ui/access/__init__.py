"""Who may open a journal: this machine's user, or a person who has signed in; nobody else."""
