"""Tells partners what was published, changed or taken away: signed, repeated until they answer, never with the content.

    a change ─► note (trigger, same transaction) ─┐
    a midnight, a planned end ────────────────────┤
                                                  ▼
    comparing: what exists now for this partner, and what existed when we looked before
                                                  ▼
    deliveries in the order of their numbers ─► the partner's endpoint ─► answered, or again after a pause

It is not for our own caches: those hang on the content revision.
"""
