"""What a figure measures: by the words beside it, its verb, its clause, or what the figure before it measured."""
