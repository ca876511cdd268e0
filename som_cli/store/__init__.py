"""Files and git: the only place that reads or writes either."""
