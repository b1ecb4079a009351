"""What can go wrong while publishing.

PublicationError
└── ProjectionError     an object is not what the public schema promises
"""

from dataclasses import dataclass


class PublicationError(Exception):
    """Base of all errors of this app."""


@dataclass
class ProjectionError(PublicationError):
    """An object cannot be published as it is.

    Attributes:
        node_id: global id of the object.
        field: path of the field concerned, in the words of the public schema.
        reason: what is wrong with it.
    """

    node_id: str
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.node_id}, {self.field}: {self.reason}"
