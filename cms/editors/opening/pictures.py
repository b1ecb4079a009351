"""`pictures.yaml`; the files themselves stand in `content/pictures/`."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from media.models import Picture

from .blocks import Text
from .entries import RecordEntry
from .references import References


class PictureEntry(RecordEntry):
    """A drawing of ours."""

    model: ClassVar = Picture

    file: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.(png|jpg)$")]
    title: Text
    description: Annotated[Text, Field(max_length=255)]
    credit: Text = "BuurtBaan Amsterdam"
    rights: Text = "Eigen tekening. U mag deze overnemen als u BuurtBaan Amsterdam noemt."

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become, but for its file."""
        return {
            **self.model_dump(exclude={"key", "file"}),
            "is_decorative": False,
            # The persons in our drawings do not exist.
            "shows_persons": False,
        }
