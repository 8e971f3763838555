"""The web API: one controller a resource; a handler asks one use case and answers."""
