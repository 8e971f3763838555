"""Stages of one planning run: pure functions from records to records, strangers to each other."""
