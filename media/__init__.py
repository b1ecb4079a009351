"""Pictures and documents: what editors upload, how it is made safe and small, and the addresses it is read from.

It does not decide who may see a file: a layer above answers that through :mod:`media.access`.
"""
