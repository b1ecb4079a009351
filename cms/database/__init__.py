"""The embedded PostgreSQL for development and tests. Not for production: there `DATABASE_URL` names a real server."""
