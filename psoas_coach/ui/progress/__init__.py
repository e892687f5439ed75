"""The progress page: it asks what to show and draws the results of the progress package."""
