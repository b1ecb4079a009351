"""Publications of others and ours, with makers and address (Dutch: *publicaties*)."""
