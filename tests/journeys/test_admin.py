"""The admin for who cannot use it as most do."""

import pytest

from tests.journeys.editing import Editor
from tests.journeys.installation import Installation

pytestmark = pytest.mark.browser


def test_login_and_dashboard_have_no_barriers(editor: Editor, installation: Installation):
    editor.visitor.open(f"{installation.cms.url}/admin/login/")
    assert editor.visitor.barriers_everywhere() == []

    editor.log_in()
    assert editor.visitor.barriers_everywhere() == []
    assert (editor.visitor.complaints, editor.visitor.strangers) == ([], [])
