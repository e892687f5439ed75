"""The page of reminders: what a calendar should remind of, and the file for it."""
