"""The page that lists the organisations; they themselves are in the taxonomy."""
