"""The opening content: texts and pictures in `content/` become items in the CMS, once.

    entries, blocks      what every item may say, checked with clear errors
    home … glossary      one module for each file or group of files: what its items say, and what becomes of it
    content, files       all files together; reading them
    rich_text, streams   the few kinds of markup that the texts use; lists of blocks as Wagtail keeps them
    references           names in the files become objects
    records, pages       which items there are, in the order in which they can be made
    loading              makes and publishes the items, and leaves alone what an editor has touched
    sample               a large invented site, for tests and measurements

After loading, the items belong to the editors. It is no way to move content between installations.
"""
