"""The one GraphQL schema.

`kinds` lists what a reader may ask for. Grapple makes a type of each from the `graphql_fields` beside its columns:
that is the internal schema, which only the projection runs (`internal`). The public schema (`public`) is those types
with nothing but their declared fields, the lists that page kinds declare, and the contract's own parts in
`contract/*.graphql`. It is printed to `schema.graphql`, which is the contract itself.
"""
