"""The opening content: texts and pictures in `content/` become items in the CMS, once.

    entries, blocks   what may stand in the files, checked with clear errors
    files             reads the files
    rich_text         the few kinds of markup that the texts use
    references        names in the files become objects
    loading           makes and publishes the items, and leaves alone what an editor has touched

After loading, the items belong to the editors. It is no way to move content between installations.
"""
