"""Feeds over HTTP: documents that the desk keeps ready, under addresses that nobody can guess."""
