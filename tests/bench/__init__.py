"""Figures: time and bytes, each beside a stock Material build of the same Markdown in the same run."""
