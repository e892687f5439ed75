"""The guidance page: a result as it was given, in words before numbers."""
