"""Ways in: a page for each audience and each part of the city."""
