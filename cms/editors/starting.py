"""How parts of Wagtail's forms start without a script inside the page, which our content security policy refuses.

Wagtail writes `<script>new ImageChooser("id_picture", {…});</script>` behind a field. We write the same as data, and
`static/editors/starter.js` does what it says. For most fields a template of ours does so (`templates/wagtailadmin/`);
choosers have no template for it, so there the method that writes the script is replaced, once, when Django starts.
"""

import re
from typing import Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser

_CALL: Final = re.compile(r"(?P<new>new )?(?P<name>\w+)\((?P<arguments>.*)\);", re.DOTALL)


def start_choosers_without_script() -> None:
    """From now on choosers are rendered with data instead of a script."""
    BaseChooser.render = _render


def _render(
    chooser: BaseChooser, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
) -> SafeString:
    """As `BaseChooser.render`, with data behind the field."""
    attrs = attrs or {}
    value_data = chooser.get_value_data(value)
    field = chooser.render_html(name, value_data, attrs)
    return format_html("{}{}", field, _data(chooser.render_js_init(attrs["id"], name, value_data)))


def _data(script: str) -> SafeString:
    """One call of a function or constructor, with arguments that are JSON, as data for the starter.

    Raises:
        ValueError: the script is anything else.
    """
    call = _CALL.fullmatch(script)
    if call is None:
        raise ValueError(f"Not one call of one function: {script}")
    return format_html(
        '<template data-controller="editors-starter" data-editors-starter-{}-value="{}"'
        ' data-editors-starter-arguments-value="[{}]"></template>',
        "make" if call["new"] else "call",
        call["name"],
        call["arguments"],
    )
