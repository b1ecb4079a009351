"""Who reads: each answer is made for one Reader, known by its key."""
