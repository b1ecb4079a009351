"""BuurtBaan CMS: editors write once in Wagtail, everybody reads over GraphQL."""
