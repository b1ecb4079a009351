"""What consent tells upward."""

from django.dispatch import Signal

# Sent with `profile`, within the transaction of the change, whenever what a person permits has changed.
consent_changed = Signal()
