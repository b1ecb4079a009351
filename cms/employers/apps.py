from django.apps import AppConfig


class EmployersConfig(AppConfig):
    name = "cms.employers"
    label = "employers"
    verbose_name = "Werkgevers"

    def ready(self) -> None:
        """Listens to what people permit."""
        from cms.consent.signals import consent_changed

        from .forgetting import forget_requests_without_consent

        consent_changed.connect(forget_requests_without_consent, dispatch_uid="employers")
