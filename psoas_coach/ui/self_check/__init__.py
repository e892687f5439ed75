"""The self-check: one group of questions at a time, kept in the journal at every change."""
