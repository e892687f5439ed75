"""What stands around every page: its stylesheet with the design tokens, the brand, and the bars."""
