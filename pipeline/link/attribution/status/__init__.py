"""Whether a figure is a fact or a plan."""
