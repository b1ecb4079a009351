"""Prints the newest news and a figure.

CMS_URL=https://… BUURTBAAN_KEY=bb_… python show.py [stadsdeel …]
"""

import os
import sys

from buurtbaan.answers import NewestNews, OneFigure
from buurtbaan.client import Client, CmsError


def main(stadsdelen: list[str]) -> None:
    """Asks twice."""
    with Client(os.environ["CMS_URL"], os.environ["BUURTBAAN_KEY"]) as client:
        news = client.ask(NewestNews, NewestNews.variables(first=3, stadsdeel=stadsdelen or None)).news
        figure = client.ask(OneFigure, OneFigure.variables(key="plekken-stad")).figure
    for item in news.nodes:
        print(f"{item.date}  {item.title}\n            {item.canonical_url}  ({item.attribution.text})")
    if figure is not None:
        print(f"{figure.label}: {figure.value} {figure.unit}, {figure.as_of.label}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except CmsError as error:
        sys.exit(str(error))
