"""All of it together: money, time, changes and what needs attention."""
