"""Consent in the admin: recorded, looked at, and withdrawn with one button."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, DeleteView, SnippetViewSet

from .models import Consent


class ConsentCreateView(CreateView):
    """Writes down who recorded the consent."""

    def save_instance(self) -> Consent:
        """The saved consent."""
        self.form.instance.recorded_by = self.request.user
        return super().save_instance()


class ConsentWithdrawView(DeleteView):
    """Withdrawing takes the place of deleting: that a consent was given and withdrawn stays known."""

    header_icon = "cross"
    page_title = "Toestemming intrekken"
    success_message = "De toestemming is ingetrokken. Alles wat ervan afhing, is nu overal weg."

    def get_confirmation_message(self) -> str:
        """What is about to happen."""
        return "Weet u zeker dat u deze toestemming intrekt? Wat ervan afhangt, is dan meteen overal weg."

    def delete_action(self) -> None:
        """Ends the permission now."""
        self.object.withdraw()


class ConsentViewSet(SnippetViewSet):
    model = Consent
    icon = "lock-open"
    add_to_admin_menu = True
    menu_label = "Toestemmingen"
    menu_order = 232
    list_display = ["profile", "purpose", "valid_until", "withdrawn_at"]
    list_filter = ["purpose"]
    add_view_class = ConsentCreateView
    delete_view_class = ConsentWithdrawView


register_snippet(ConsentViewSet)
