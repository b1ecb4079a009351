"""A person's permission: for what, where, from when until when. It decides whether that person exists for a reader.

It knows no publication: whoever keeps copies listens to `consent_changed`.
"""
