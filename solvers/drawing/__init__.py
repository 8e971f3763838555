"""Draws of targets that anybody can verify (draft-thomson-elegy-vrs-00)."""
