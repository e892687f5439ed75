"""The self-check: one group of questions at a time, saved in the journal at every change."""
