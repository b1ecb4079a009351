"""Figures as dated, sourced records (Dutch: *cijfers*); texts pull them in by reference."""
