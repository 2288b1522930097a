"""What the words mean: frozen records, ids, problems and the registry that joins them. No I/O, no clock."""
