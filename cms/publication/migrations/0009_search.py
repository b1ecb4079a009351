"""What the search looks through."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations, models

# Dutch stems, over words without accents: ideeën and ideeen are one.
CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION publication_dutch (COPY = dutch);
ALTER TEXT SEARCH CONFIGURATION publication_dutch
    ALTER MAPPING FOR asciihword, asciiword, hword, hword_asciipart, hword_part, word WITH unaccent, dutch_stem;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('publication', '0008_guards_of_people'),
    ]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(CONFIGURATION, "DROP TEXT SEARCH CONFIGURATION publication_dutch"),
        migrations.AddField(
            model_name='publisheditem',
            name='search_folded',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='publisheditem',
            name='search_text',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='publisheditem',
            name='title',
            field=models.CharField(default='', max_length=255),
        ),
        migrations.AddField(
            model_name='publisheditem',
            name='search_vector',
            field=models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title', config='publication_dutch', weight='A'), '||', django.contrib.postgres.search.SearchVector('search_text', config='publication_dutch', weight='B'), django.contrib.postgres.search.SearchConfig('publication_dutch')), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddIndex(
            model_name='publisheditem',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search_vector'], name='item_search'),
        ),
        migrations.AddIndex(
            model_name='publisheditem',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search_folded'], name='item_search_folded', opclasses=['gin_trgm_ops']),
        ),
    ]
