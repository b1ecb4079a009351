"""What the fields give: the root fields, the lists, and what is worked out for the reader."""
