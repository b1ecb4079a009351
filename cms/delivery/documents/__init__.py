"""What may be asked: documents within limits, their price, and those that are sent by their hash."""
