"""Terms explained in plain Dutch (Dutch: *begrippen*)."""
