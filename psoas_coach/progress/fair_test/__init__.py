"""What a fair test on oneself amounts to: pairs of blocks, one of each condition, drawn by lot.

Pure and exact: no clock, no journal, no chance. docs/fair-test.md has the design and the proof.
"""
