"""Files from and for a journal: values in, bytes out, and the other way round."""
