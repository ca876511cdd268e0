"""Words in, words out: the command line."""
