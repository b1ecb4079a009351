"""Who may see the file of a picture or document."""

from django.utils import timezone

from cms.partners.reader import EVERY_CHANNEL
from media.access import Kind

from .models import PublishedItem


def may_serve(kind: Kind, pk: int) -> bool:
    """Whether something that is published now, in any channel, shows the file.

    A browser sends no key for a picture on a partner's page, so the channel cannot count here; the address holds the
    hash of the file, which only those learn who may see the item that shows it.
    """
    items = PublishedItem.objects.visible_to(EVERY_CHANNEL, timezone.now())
    return items.filter(node_id=f"{kind.value}:{pk}").exists()
