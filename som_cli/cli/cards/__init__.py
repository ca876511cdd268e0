"""Commands over policy and service cards: lists, one card, documents, completeness."""
