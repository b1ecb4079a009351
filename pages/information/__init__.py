"""Plain pages of information, such as what a buurtbaan is or how privacy is kept."""
