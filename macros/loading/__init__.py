"""Reads files and makes records of them. Everything wrong is returned as problems, all at once."""
