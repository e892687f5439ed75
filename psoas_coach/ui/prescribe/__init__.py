"""The page on which a physio makes a plan for somebody else. It stores nothing."""
