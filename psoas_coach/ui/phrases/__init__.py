"""Durations, doses and other values as phrases, shared by the pages."""
