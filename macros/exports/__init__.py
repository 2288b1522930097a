"""Answers to machines: outputs with types of their own."""
