"""Who may see the file of a picture or document."""

from django.utils import timezone

from cms.partners.reader import EVERY_PUBLIC_CHANNEL, Reader
from media.access import Answer, Kind

from .models import PublishedItem


def may_serve(kind: Kind, pk: int, reader: Reader | None) -> Answer:
    """Whether something that is published now shows the file: to this reader, or in any channel but that of employers.

    A browser sends no key for a picture on a partner's page, so without a reader the channel cannot count; the address
    holds the hash of the file, which only those learn who may see the item that shows it. What employers see is for
    them alone, so an address that they learned opens nothing to others.
    """
    items = PublishedItem.objects.visible_to(reader or EVERY_PUBLIC_CHANNEL, timezone.now())
    node_id = f"{kind.value}:{pk}"
    needs_consent = items.filter(node_id=node_id).values_list("needs_consent", flat=True).first()
    if needs_consent is None:
        return Answer.NO
    is_free = not needs_consent and items.filter(references__contains=[node_id], needs_consent=False).exists()
    return Answer.YES if is_free else Answer.WHILE_PERMITTED
