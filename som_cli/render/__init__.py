"""Markdown from templates."""
