"""Whose a figure is: subjects, possessors, relatives, what the text goes on about, and what nobody has."""
