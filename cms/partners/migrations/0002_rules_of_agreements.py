"""A stadsdeel that stands in an agreement stays, and a budget is enough for something."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

_CONSTRAINT = models.UniqueConstraint(fields=("partner", "stadsdeel"), name="partner_stadsdeel")

_NAMED = """
ALTER TABLE partners_partner_stadsdelen ADD CONSTRAINT partner_stadsdeel UNIQUE (partner_id, stadsdeel_id);
ALTER TABLE partners_partner_stadsdelen RENAME TO partners_partnerstadsdeel;
"""
_BACK = """
ALTER TABLE partners_partnerstadsdeel RENAME TO partners_partner_stadsdelen;
ALTER TABLE partners_partner_stadsdelen DROP CONSTRAINT partner_stadsdeel;
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial"), ("taxonomy", "0002_wording")]

    operations = [
        migrations.AlterField(
            model_name="partner",
            name="points_per_minute",
            field=models.PositiveIntegerField(
                default=60000, validators=[django.core.validators.MinValueValidator(1000)], verbose_name="punten per minuut"
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(_NAMED, _BACK)],
            state_operations=[
                migrations.CreateModel(
                    name="PartnerStadsdeel",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("partner", models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partners.partner")),
                        ("stadsdeel", models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="taxonomy.stadsdeel")),
                    ],
                    options={"constraints": [_CONSTRAINT]},
                ),
                migrations.AlterField(
                    model_name="partner",
                    name="stadsdelen",
                    field=models.ManyToManyField(
                        blank=True, related_name="+", through="partners.PartnerStadsdeel", to="taxonomy.stadsdeel",
                        verbose_name="stadsdelen",
                    ),
                ),
            ],
        ),
    ]
