"""The page of a stadsdeel is about that stadsdeel, whatever else editors chose: agreements with partners go by it.

Here and not only with the next publication: until then it would be there for partners who may show other stadsdelen. The
triggers of the store tell those that it is gone.
"""

from django.db import migrations

OWN_STADSDEEL = """
UPDATE publication_publisheditem AS item
   SET stadsdelen = array_prepend(own.slug, item.stadsdelen),
       data = jsonb_set(item.data, '{stadsdelen}', jsonb_build_array(item.data -> 'stadsdeel') || (item.data -> 'stadsdelen'))
  FROM publication_publisheditem AS own
 WHERE item.kind = 'StadsdeelPage' AND own.node_id = item.data -> 'stadsdeel' ->> 'ref' AND own.slug <> ALL (item.stadsdelen);
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0018_removals_by_rights")]

    operations = [migrations.RunSQL(OWN_STADSDEEL, migrations.RunSQL.noop)]
