"""Scenes that sellers want, drawn by numpy: what they are (`spec`), how they look, what they are called."""
