"""What editors do with employers: invite them, end that, and answer what they ask."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from .models import InterestRequest, Invitation

_SUBJECT = "Uitnodiging: mensen van BuurtBaan die werk zoeken"
_MAIL = """Beste {contact_function},

{organisation} is uitgenodigd om te kijken wie er bij BuurtBaan werk zoekt en wat zij kunnen.

Open deze link: {link}

De link werkt tot en met {valid_until}. Hij is alleen voor uw organisatie: stuur hem niet door.
Wilt u met iemand kennismaken? Kies dan bij die persoon ‘Toon belangstelling’. Wij nemen daarna contact met u op.

Met vriendelijke groet,
BuurtBaan Amsterdam
"""


def link_page(request: HttpRequest, invitation: Invitation, link: str) -> HttpResponse:
    """The page that shows a new link. It is made once and kept nowhere: there is no address that shows it again."""
    mail = _MAIL.format(
        contact_function=invitation.contact_function,
        organisation=invitation.organisation,
        link=link,
        valid_until=date_format(invitation.valid_until, "j F Y"),
    )
    address = f"mailto:{quote(invitation.email, safe='@')}?subject={quote(_SUBJECT)}&body={quote(mail)}"
    context = {
        "invitation": invitation,
        "link": link,
        "mail": mail,
        "mail_address": address,
        "header_icon": "link",
        "page_title": "De link voor deze werkgever",
        "index_url": reverse("invitations:index"),
    }
    return TemplateResponse(request, "employers/link.html", context)


class InvitationIndexView(generic.IndexView):
    """The list of invitations."""

    def get_list_more_buttons(self, instance: Invitation) -> list[Any]:
        """Also a new link; what Wagtail calls deleting is revoking here, and happens once."""
        buttons = super().get_list_more_buttons(instance)
        delete_url = self.get_delete_url(instance)
        for button in buttons:
            if button.url == delete_url:
                button.label, button.icon_name = "Trek in", "cross"
        if instance.revoked_at:
            buttons = [button for button in buttons if button.url != delete_url]
        if self.user_has_permission("change"):
            link_url = reverse("invitations:link", args=[instance.pk])
            buttons.append(Button("Nieuwe link", url=link_url, icon_name="link", priority=20))
        return buttons


class InvitationCreateView(generic.CreateView):
    """Makes an invitation with its link."""

    submit_button_label = "Maak de uitnodiging"

    def save_instance(self) -> Invitation:
        """The saved invitation."""
        self.form.instance.created_by = self.request.user
        invitation: Invitation = super().save_instance()
        self._link = invitation.make_link()
        return invitation

    def save_action(self) -> HttpResponse:
        """Shows the link: only this answer holds it."""
        return link_page(self.request, self.object, self._link)


class InvitationEditView(generic.EditView):
    """Changes an invitation; the link stays."""

    delete_item_label = "Trek in"

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Also a new link."""
        buttons = super().header_more_buttons
        if self.object.revoked_at:
            buttons = [button for button in buttons if button.url != self.get_delete_url()]
        link_url = reverse("invitations:link", args=[self.object.pk])
        return [*buttons, Button("Nieuwe link", url=link_url, icon_name="link", priority=5)]


class InvitationRevokeView(generic.DeleteView):
    """Revoking takes the place of deleting: that somebody was invited stays known for a while."""

    header_icon = "cross"
    page_title = "Uitnodiging intrekken"
    success_message = "De uitnodiging is ingetrokken. De link werkt niet meer, ook niet voor wie al binnen was."
    template_name = "employers/confirm_revoke.html"

    def delete_action(self) -> None:
        """Ends the invitation now."""
        self.object.revoke()
        log(self.object, "wagtail.edit", user=self.request.user)


class InvitationLinkView(generic.InspectView):
    """Makes a new link in the place of the old one."""

    template_name = "employers/confirm_link.html"
    any_permission_required = ["change"]
    page_title = "Nieuwe link"
    header_icon = "link"

    def get_fields(self) -> list[str]:
        """It is about the link alone."""
        return []

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Makes it and shows it."""
        invitation: Invitation = self.object
        link = invitation.make_link()
        log(invitation, "wagtail.edit", user=request.user)
        return link_page(request, invitation, link)


class RequestIndexView(generic.IndexView):
    """The list of what employers asked."""

    def get_base_queryset(self) -> Any:
        """With all that a row shows."""
        return super().get_base_queryset().select_related("invitation", "profile")


class RequestEditView(generic.EditView):
    """Says how far the programme is with a request, until it is closed."""

    success_message = "Bewaard."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is closed stays as it is: it can be looked at."""
        self.object = self.get_object()
        if not self.object.is_open:
            messages.info(request, "Deze belangstelling is afgerond. U kunt er niets meer aan veranderen.")
            return redirect(self.get_inspect_url())
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def save_instance(self) -> InterestRequest:
        """The saved request."""
        self.form.instance.record_closing(self.request.user)
        request: InterestRequest = super().save_instance()
        return request


class RequestInspectView(generic.InspectView):
    """A request with all that is known of it."""

    template_name = "employers/inspect_request.html"
