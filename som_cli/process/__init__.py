"""How an initiative moves: the process as data, acts, the engine and its guards."""
