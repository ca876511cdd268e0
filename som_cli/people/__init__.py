"""Who: persons, organisations, bodies, and what each may do."""
