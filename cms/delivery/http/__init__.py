"""GraphQL over HTTP: what is sent, how it is answered."""
