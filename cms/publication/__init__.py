"""The published store: what readers get is written when an editor publishes, not worked out when somebody asks.

    projection   a Wagtail object becomes the JSON object that the public schema promises
    models       the store: one row per thing a reader may ask for, and who may see it
    publishing   keeps store and content in step; receivers call it from Wagtail's signals
    migrations   triggers: the content revision, the history, and hiding what changed without being projected

It does not know how things are asked for: that is `cms.delivery`.
"""
