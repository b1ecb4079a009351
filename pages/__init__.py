"""The kinds of page and what they share: one small app for each kind, on top of `pages.core`."""
