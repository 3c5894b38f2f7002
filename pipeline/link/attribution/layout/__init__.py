"""A text's blocks: headings, lists, tables, and what they say of the figures under them."""
