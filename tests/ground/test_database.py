"""Proves that tests start from migrated data and leave it as it was."""

import psycopg
import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page


def test_migrated_data_is_there(db):
    assert Page.objects.filter(depth=1).count() == 1
    assert set(Group.objects.values_list("name", flat=True)) == {"Redactie", "Schrijvers"}


@pytest.mark.parametrize("_again", [1, 2])
def test_committed_changes_are_seen_by_others_and_gone_in_the_next_test(committed_database, _again):
    assert not Group.objects.filter(name="vastgelegd").exists()

    Group.objects.create(name="vastgelegd")

    with psycopg.connect(committed_database) as other:
        rows = other.execute("SELECT count(*) FROM auth_group WHERE name = 'vastgelegd'").fetchone()
    assert rows == (1,)
    assert Page.objects.filter(depth=1).count() == 1


def test_rolled_back_changes_are_not_seen_by_others(db, database_server):
    Group.objects.create(name="teruggedraaid")

    with psycopg.connect(database_server.copy_address()) as other:
        rows = other.execute("SELECT count(*) FROM auth_group WHERE name = 'teruggedraaid'").fetchone()
    assert rows == (0,)
