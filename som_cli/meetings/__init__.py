"""When it is decided: meetings of bodies, their calendar and quorum."""
