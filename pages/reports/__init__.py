"""Reports of meetings, what was remarked there and what was done with it (Dutch: *verslagen*)."""
