"""The page for the person's own data: entries, export, import, backups, deletion."""
