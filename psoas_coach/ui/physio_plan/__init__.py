"""The page of the physio's plan: a file is previewed before it is saved, then shown each day."""
