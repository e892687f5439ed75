"""The page on which a person has their data in hand: entries, export, import, backups, deleting."""
