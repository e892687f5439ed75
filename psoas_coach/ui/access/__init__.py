"""Who may open a journal: the person at this machine, or one who has signed in; nobody else."""
