"""What all pages share: the base page, the building blocks of a text, dates that need not be exact."""
