"""Pilots and the stage they are in."""
