"""The page of the physio's plan: a file is looked at before it is kept, then shown each day."""
