"""Our Markdown: who a part is for, what it rests on, what a word means. Each module is a Python-Markdown extension."""
