from django.apps import AppConfig


class EditorsConfig(AppConfig):
    name = "cms.editors"
    label = "editors"
    verbose_name = "Redactie"

    def ready(self) -> None:
        """Makes Wagtail's choosers fit our content security policy."""
        from .starting import start_choosers_without_script

        start_choosers_without_script()
