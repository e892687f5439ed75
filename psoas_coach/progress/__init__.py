"""Statistics, sentences, tables and charts from the journal's sums.

The statistics and their sentences are plain Python without heavy imports, so that the first page
can use them. Only ``charts`` imports altair and pyarrow.
"""
