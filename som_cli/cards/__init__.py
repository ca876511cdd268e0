"""What: plans, policy cards, service cards, initiatives, work plans."""
