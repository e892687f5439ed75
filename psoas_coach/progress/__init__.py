"""From the journal's sums to sentences, tables and charts: what the months amount to.

The statistics and the words about them are plain Python and need nothing heavy, so that the front
page may use them. Only ``frames`` imports pyarrow and only ``charts`` imports altair.
"""
