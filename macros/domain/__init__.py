"""Thinks: answers questions about the registry. Pure; the day is an argument."""
