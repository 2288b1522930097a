"""Stories about the whole: a small world, one act, one assertion on the whole result."""
