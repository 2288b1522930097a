"""Answers to the reader: a question to the domain plus a template in overrides/partials/vip/."""
