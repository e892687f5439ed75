"""The analysis of a fair test: pairs of blocks, one of each condition, in a random order.

It is pure and deterministic: no clock, no journal, no random numbers without a seed.
docs/fair-test.md has the design and the proof.
"""
