"""The page of the home hip measure: whether the person may measure now, how, and saving it."""
