"""Governance as code for a ministry: cards, the process, committees, the portfolio."""

__version__ = "0.1.0"
