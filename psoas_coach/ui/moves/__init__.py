"""The library: every move, the psoas itself, and claims that people hear about it."""
