"""Meetings, as far as their dates are known, and the series they belong to (Dutch: *agenda*)."""
