"""What a committee sees: the agenda, computed from the states of initiatives."""
