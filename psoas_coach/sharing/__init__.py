"""What leaves a journal and what may come back into one: values in, bytes out."""
