"""The model field and form field for a date that need not be exact."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps

from cms.schema.kinds import KINDS
from pages.core.dates import EXAMPLES, ApproximateDate
from pages.core.dates_edtf import LONGEST_EDTF
from pages.core.dates_field import ApproximateDateField, ApproximateDateFormField

BEGIN_2022 = ApproximateDate.parse("2022-37")
DATES_OF_CONTENT = [
    field for kind in KINDS for field in kind._meta.get_fields() if isinstance(field, ApproximateDateField)
]


@pytest.fixture
def dated_model():
    """A model with one date that is required, one that is not, and one with a default."""
    with isolate_apps("pages.core"):

        class Dated(models.Model):
            when = ApproximateDateField("wanneer")
            until = ApproximateDateField("tot wanneer", blank=True)
            told = ApproximateDateField("verteld", default="XXXX-XX-XX")

            class Meta:
                app_label = "pages_core"

            def __str__(self):
                return str(self.when)

        yield Dated


@pytest.fixture
def dated_form(dated_model):
    """The form that an editor gets."""
    return forms.modelform_factory(dated_model, fields=["when", "until"])


def test_attribute_is_a_date_or_nothing(dated_model):
    """Text becomes a date at once; a default does too; empty is None."""
    dated = dated_model(when="2022-37", until="")

    assert (dated.when, dated.until) == (BEGIN_2022, None)
    assert dated.told.label == "datum volgt"

    dated.until = "2021/2023"

    assert dated.until.label == "2021 tot en met 2023"


def test_wrong_text_is_refused_when_it_is_assigned(dated_model):
    """No object ever carries a text that is no date."""
    with pytest.raises(ValidationError, match="Schrijf bijvoorbeeld"):
        dated_model(when="ooit")


@pytest.mark.parametrize(("value", "column"), [(BEGIN_2022, "2022-37"), (" 2022-37 ", "2022-37"), (None, ""), ("", "")])
def test_column_holds_edtf(value, column):
    """One text column, empty when nothing is filled in."""
    field = ApproximateDateField(blank=True)

    assert field.get_prep_value(value) == column
    assert field.from_db_value(column, None, None) == (BEGIN_2022 if column else None)


def test_nullable_column_keeps_null():
    """A field that allows NULL writes NULL."""
    assert ApproximateDateField(null=True).get_prep_value(None) is None


def test_model_asks_for_what_is_required(dated_model):
    """Only the date that is required is asked for."""
    with pytest.raises(ValidationError) as refused:
        dated_model().full_clean()

    assert set(refused.value.message_dict) == {"when"}


def test_serialised_value_returns(dated_model):
    """Fixtures and Wagtail revisions keep EDTF."""
    field = dated_model._meta.get_field("when")

    assert field.value_to_string(dated_model(when=BEGIN_2022)) == "2022-37"
    assert field.value_to_string(dated_model()) == ""
    assert field.to_python("2022-37") == BEGIN_2022


@pytest.mark.parametrize("default", ["2022-37", BEGIN_2022])
def test_migration_writes_field_without_length_and_with_edtf_default(default):
    """What a migration writes down builds the same field again."""
    field = ApproximateDateField("wanneer", blank=True, default=default)
    name, path, args, kwargs = field.deconstruct()

    text, imports = MigrationWriter.serialize(field)
    again = ApproximateDateField(*args, **kwargs)

    assert (name, path) == (None, "pages.core.dates_field.ApproximateDateField")
    assert kwargs == {"blank": True, "default": "2022-37", "verbose_name": "wanneer"}
    assert "default='2022-37'" in text
    assert imports == {"import pages.core.dates_field"}
    assert again.max_length == LONGEST_EDTF
    assert again.deconstruct() == field.deconstruct()


def test_form_shows_dutch_and_reads_dutch(dated_form, dated_model):
    """An editor never has to know EDTF, and saving what is shown changes nothing."""
    form = dated_form(instance=dated_model(when=BEGIN_2022))

    assert form["when"].value() == "begin 2022"
    assert form["until"].value() is None

    saved = dated_form({"when": "begin 2022", "until": "sinds 2012"}, instance=dated_model(when=BEGIN_2022))

    assert saved.is_valid()
    assert saved.changed_data == ["until"]
    assert (saved.instance.when, saved.instance.until.edtf) == (BEGIN_2022, "2012/..")


@pytest.mark.parametrize("typed", ["2022-11-03", "2022-11", "2022", "2021/2023", "2012/.."])
def test_examples_in_the_message_are_good_ones(dated_form, typed):
    """What the message tells to write is accepted."""
    assert typed in EXAMPLES
    assert dated_form({"when": typed}).is_valid()


def test_form_says_what_is_wrong_and_keeps_what_was_typed(dated_form):
    """The reason stands beside the field, in Dutch."""
    form = dated_form({"when": "ooit"})

    assert form.errors == {"when": [f"Deze datum begrijpen wij niet. {EXAMPLES}"]}
    assert form["when"].value() == "ooit"
    assert 'value="ooit"' in str(form["when"])


def test_form_asks_for_a_required_date(dated_form):
    """An empty field is an error only where a date is required."""
    assert set(dated_form({"when": "", "until": ""}).errors) == {"when"}


@pytest.mark.parametrize(
    ("initial", "data", "has_changed"),
    [
        (BEGIN_2022, "begin 2022", False),
        (BEGIN_2022, "2022-37", True),
        (BEGIN_2022, "begin van 2022", False),
        (BEGIN_2022, "ooit", True),
        (BEGIN_2022, "", True),
        (None, "", False),
    ],
)
def test_change_is_of_the_date_not_of_its_spelling(initial, data, has_changed):
    """Another spelling is no change. A code that could be two years is refused, and so counts as one."""
    assert ApproximateDateFormField(required=False).has_changed(initial, data) is has_changed


@pytest.mark.parametrize("field", DATES_OF_CONTENT, ids=str)
def test_every_date_of_content_is_refused_with_good_examples(field):
    """No model has another field for a date that need not be exact."""
    with pytest.raises(ValidationError) as refused:
        field.formfield().clean("2022-13-45")

    assert refused.value.messages == [f"Deze datum begrijpen wij niet. {EXAMPLES}"]
    assert field.formfield().clean("begin 2022") == BEGIN_2022
