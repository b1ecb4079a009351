"""News: the list and its items. The agenda is a kind of its own."""
