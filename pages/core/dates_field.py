"""A model field and a form field for a date that need not be exact.

The database holds the EDTF text. Python holds an `ApproximateDate`, or None where nothing is filled in. An editor
sees the Dutch label, and types Dutch or EDTF.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from pages.core.dates import LONGEST_TEXT, ApproximateDate, DateNotUnderstood
from pages.core.dates_edtf import LONGEST_EDTF

if TYPE_CHECKING:
    _Column = models.CharField[ApproximateDate | str | None, ApproximateDate | None]
else:
    _Column = models.CharField


class ApproximateDateFormField(forms.CharField):
    """One line of text; shows the Dutch label, understands Dutch and EDTF."""

    def __init__(self, **kwargs: Any) -> None:
        """Limit the line to what a date can be long."""
        super().__init__(**{"max_length": LONGEST_TEXT, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """Show a stored date as its Dutch label; give back what was typed as it was."""
        return value.label if isinstance(value, ApproximateDate) else value

    def to_python(self, value: Any) -> ApproximateDate | None:  # type: ignore[override]
        """Read what was typed; None when it is empty."""
        if isinstance(value, ApproximateDate):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return ApproximateDate.from_editor(text)
        except DateNotUnderstood as error:
            raise ValidationError(str(error), code="invalid") from error

    def run_validators(self, value: Any) -> None:
        """Apply the validators of a line of text to the text that a date is stored as."""
        super().run_validators(value.edtf if isinstance(value, ApproximateDate) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare dates, not their spelling."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class _ApproximateDateAttribute(DeferredAttribute):
    """Reads text as a date when it is assigned, so that the attribute is never a bare text."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        """Keep the date that `value` stands for."""
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class ApproximateDateField(_Column):
    """A date that need not be exact, stored as EDTF in one column; None is stored as an empty text."""

    description = "A date that need not be exact, in EDTF"
    descriptor_class = _ApproximateDateAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the column the length of the longest EDTF that this site knows."""
        kwargs["max_length"] = LONGEST_EDTF
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Leave out the length, which follows from the kind of field, and write a default as its EDTF."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_length", None)
        if isinstance(kwargs.get("default"), ApproximateDate):
            kwargs["default"] = kwargs["default"].edtf
        return name, path, list(args), kwargs

    def to_python(self, value: Any) -> ApproximateDate | None:
        """Read EDTF, as it comes from the database, a fixture or a Wagtail revision."""
        if value is None or isinstance(value, ApproximateDate):
            return value
        if not str(value).strip():
            return None
        try:
            return ApproximateDate.parse(str(value))
        except DateNotUnderstood as error:
            raise ValidationError(str(error), code="invalid") from error

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> ApproximateDate | None:
        """Read the column."""
        return self.to_python(value)

    def get_prep_value(self, value: ApproximateDate | str | None) -> str | None:
        """Write EDTF."""
        read = self.to_python(value)
        if read is None:
            return None if self.null else ""
        return read.edtf

    def value_to_string(self, obj: models.Model) -> str:
        """Write EDTF for a fixture or a Wagtail revision."""
        value = self.value_from_object(obj)
        return value.edtf if value else ""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Ask for a date where one is required."""
        if value is None and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def run_validators(self, value: Any) -> None:
        """Apply the validators of a column of text to the text that the date is stored as."""
        super().run_validators(value.edtf if isinstance(value, ApproximateDate) else value)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Give the form field for editors."""
        return super().formfield(**{"form_class": ApproximateDateFormField, **kwargs, "max_length": LONGEST_TEXT})
