"""Replanning: a published plan meets a changed problem, and as little as possible of it changes."""
