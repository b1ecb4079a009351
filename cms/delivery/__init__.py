"""How readers ask: GraphQL over HTTP, from the published store and nothing else.

view        HTTP: who asks, which document, validators
execution   runs a document; references are fetched level by level
roots       the root fields, one SQL statement each
values      fields that depend on the reader: links, leads, pictures
lists       connections with keyset cursors
loading     the statements that fetch what a level refers to
"""
