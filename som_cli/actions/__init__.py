"""User stories: load, ask the domain, write, commit once."""
