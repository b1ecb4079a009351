"""Employers who look for staff: who was invited to the catalogue of profiles, and in whom they are interested.

It decides nothing about what an employer sees: that is consent and the gate. It knows whose link is good, and it keeps
what the programme must answer. Nothing here is published.
"""
