"""The public site: asks the CMS over GraphQL, shows the answer as pages. Not an editor, not a store, not an API."""
