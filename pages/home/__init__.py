"""The home page: doors for each audience, and the settings of the site."""
