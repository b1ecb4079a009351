"""The cache of whole answers, in front of Django and in the memory of one process.

    request ─► front ──────────────────────────────► ready bytes            a hit
                 │ not there, or not of this revision
                 ▼
               Django ─► view: answer, and what it hangs on (keepable) ─► kept for the next
                 ▲
               refreshing: the most asked ones, after each change

An answer is kept for one content revision and until the next moment at which something begins or ends by itself.
"""
