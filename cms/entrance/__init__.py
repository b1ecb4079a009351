"""The entrance of granian's own interface (RSGI): answers that are at hand at once, all else by a WSGI application in threads.

    request ─► environ ─► at hand? ─ yes ─► sent by the one thread of the server
                              │
                              no ─► its body, while that is short ─► one of our threads: the application ─► sent

A slow request holds up no answer that is at hand, and a slow sender holds up no thread.
"""
