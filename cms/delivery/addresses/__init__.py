"""Registered queries as plain addresses, and the description of them."""
