"""Findings and refusals in words and as JSON."""
