"""Small files of the opening content, and the command that loads them."""

import io
from pathlib import Path
from typing import Any

import yaml
from django.core.management import call_command
from PIL import Image


def index(key: str) -> dict[str, str]:
    """A page with nothing but what every page needs."""
    return {"key": key, "title": key.capitalize(), "slug": key, "introduction": f"Over {key}."}


SMALL = {
    "audiences": [{"key": "bewoners", "name": "Bewoners", "description": "U woont hier.", "colour": "canal"}],
    "stadsdelen": [{"key": "noord", "name": "Noord", "kind": "stadsdeel", "description": "Stadsdeel Noord."}],
    "themes": [{"key": "werk", "name": "Werk", "description": "Over werk."}],
    "organisations": [
        {"key": "dock", "name": "Dock", "kind": "werkgever", "description": "Werkgever.", "stadsdelen": ["noord"]}
    ],
    "pictures": [{"key": "deur", "file": "deur.png", "title": "Deur", "description": "Een groene deur."}],
    "figures": [
        {
            "key": "plekken",
            "label": "Plekken",
            "value": 3,
            "counts": "plekken",
            "status": "set-up",
            "as_of": "2021/2023",
            "source": {"label": "Verslag", "date": "2022-11-03"},
        }
    ],
    "home": {
        "home": {
            "key": "voorpagina",
            "title": "Voorpagina",
            "slug": "voorpagina",
            "introduction": "Welkom.",
            "intro": "Een **buurtbaan** is werk.",
            "aims": [
                {"title": "Buurt", "text": "Sterker.", "link": {"label": "Lees verder", "page": "uitleg"}},
                {"title": "Werk", "text": "Een baan."},
            ],
            "doors": [{"audience": "bewoners", "title": "Ik woon hier", "text": "Lees wat er gebeurt."}],
            "highlight": "bericht",
            "figures": ["plekken"],
        },
        "news_index": {"key": "nieuws", "title": "Nieuws", "slug": "nieuws", "introduction": "Het nieuws."},
    },
    "news": [
        {
            "key": "bericht",
            "title": "Bericht",
            "slug": "bericht",
            "introduction": "Een bericht.",
            "date": "2022-11-03",
            "picture": "deur",
            "audiences": ["bewoners"],
            "stadsdelen": ["noord"],
            "themes": ["werk"],
            "organisations": ["dock"],
            "leads": {"bewoners": "Een bericht voor u."},
            "source": {"label": "Verslag", "date": "2022-11-03"},
            "body": [
                {"block": "heading", "text": "Kop"},
                {"block": "rich_text", "text": "Lees de [uitleg](page:uitleg).\n\n- een\n- twee"},
                {"block": "figure", "figure": "plekken"},
                {"block": "picture", "picture": "deur"},
            ],
        }
    ],
    "information": [{"key": "uitleg", "title": "Uitleg", "slug": "uitleg", "introduction": "Wat het is."}],
    "overviews": {
        "figures": index("cijfers"),
        "organisations": index("organisaties"),
    },
    "agenda": {"index": index("agenda"), "series": [], "events": []},
    "history": {"timeline": index("totstandkoming"), "milestones": []},
    "regulations": {"index": index("regeling"), "regulations": [], "rules_page": index("vuistregels"), "rules": []},
    "reports": {"index": index("verslagen"), "reports": [], "remarks": [], "actions": []},
    "publications": {"index": index("publicaties"), "publications": []},
    "pilots": {"index": index("pilots"), "pilots": []},
    "resources": {"index": index("hulp"), "resources": []},
    "glossary": {"page": index("begrippen"), "terms": []},
    "profiles": {"index": index("profielen"), "profiles": [], "consents": []},
    "landings": {
        "audience_index": index("voor"),
        "audience_pages": [],
        "stadsdeel_index": index("stadsdelen"),
        "stadsdeel_pages": [],
    },
    "site": {
        "name": "BuurtBaan",
        "description": "Werk in de buurt.",
        "menu": [{"label": "Nieuws", "page": "nieuws"}],
        "footer": [{"title": "Over", "links": [{"label": "Uitleg", "page": "uitleg"}]}],
        "colophon": "Van [de stad](https://www.amsterdam.nl/).",
    },
}


def write_files(place: Path, entries: dict[str, Any]) -> Path:
    """Writes the files into a folder, with one picture."""
    (place / "pictures").mkdir(parents=True)
    Image.new("RGB", (32, 18), "#0f5e56").save(place / "pictures" / "deur.png")
    for name, inside in entries.items():
        (place / f"{name}.yaml").write_text(yaml.safe_dump(inside, allow_unicode=True, sort_keys=False))
    return place


def load(folder: Path) -> str:
    """What the command says."""
    said = io.StringIO()
    call_command("load_content", folder, stdout=said)
    return said.getvalue().replace(str(folder), "...")
