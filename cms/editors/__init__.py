"""The Dutch admin: roles, login, dashboard, what an editor hears when something cannot be published.

What a page holds is declared in `pages`, what readers get of it in `cms.publication`.
"""
