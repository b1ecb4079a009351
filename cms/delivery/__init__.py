"""How readers ask: GraphQL over HTTP, from the published store and nothing else.

cache          whole answers, kept in front of Django
http           a request, and the response to it
addresses      registered queries as plain addresses
documents      which documents may be asked, and at what price
answering      a document gives an answer: by its plan, or else by graphql-core's executor
plan           a document, decided once
execution      graphql-core's executor over the same resolvers
executable     the public schema with its resolvers
resolvers      what the fields give
reading        one execution: who reads, when, what was fetched
loading        what a level refers to, fetched in one statement
statements     SQL over the store, always with the gate
"""
