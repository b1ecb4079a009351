"""What `dev.py` does: makes the environment, runs everything together, checks everything. Standard library only."""
