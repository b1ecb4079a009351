"""Reads BuurtBaan CMS: questions in `queries/`, answers as frozen dataclasses."""
