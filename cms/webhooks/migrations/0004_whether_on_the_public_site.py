"""Whether the public site shows an item is kept with what was told of it; until now it was taken to show all."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('webhooks', '0003_rights_of_redactie'),
    ]

    operations = [
        migrations.AddField(
            model_name='delivery',
            name='is_on_public_site',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='knownitem',
            name='is_on_public_site',
            field=models.BooleanField(default=True),
        ),
    ]
