"""The page of reminders: what a calendar is to remind of, and the file that it opens."""
