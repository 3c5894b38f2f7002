"""The words of a sentence: items, chunks, verbs, names among them."""
