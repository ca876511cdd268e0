"""Can it be proved: the commit grammar and a record's life in git."""
