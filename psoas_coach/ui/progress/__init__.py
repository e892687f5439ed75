"""The progress page: it asks what to look at and shows what the progress package made of it."""
