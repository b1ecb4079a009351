"""What content is sorted by and who it is about: audiences, parts of the city, themes, organisations.

Nothing here knows about pages. These are snippets, kept by editors and few in number.
"""
