"""Proves that the first editor is made once, with the role and not more."""

from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command


def test_first_editor_has_the_role_and_the_password_of_the_file(db, tmp_path):
    (tmp_path / "password").write_text("een-lang-woord\n")

    call_command("make_first_editor", tmp_path / "password")

    editor = authenticate(username="redactie", password="een-lang-woord")
    assert [group.name for group in editor.groups.all()] == ["Redactie"]
    assert (editor.is_staff, editor.is_superuser) == (False, False)


def test_an_editor_who_is_there_keeps_the_password(db, tmp_path):
    get_user_model().objects.create_user("redactie", password="eigen-keuze")
    (tmp_path / "password").write_text("een-ander-woord")

    call_command("make_first_editor", tmp_path / "password")

    assert authenticate(username="redactie", password="eigen-keuze")
