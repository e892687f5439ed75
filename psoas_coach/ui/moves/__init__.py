"""The library: every move, the psoas itself, and what people hear about it."""
