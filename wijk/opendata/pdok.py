"""The boundaries of gemeenten, wijken and buurten as PDOK publishes them: WFS 2.0 or OGC API Features, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

import geopandas as gpd
import pandas as pd
import requests

from wijk.opendata.patience import IncompleteError, Patience, ask, proxies_for
from wijk.opendata.progress import Progress
from wijk.opendata.source_errors import SourceError

__all__ = ["ADDRESS", "LAYERS", "Pdok", "shapes_of"]

ADDRESS = "https://service.pdok.nl/cbs/wijkenbuurten/{year}/wfs/v1_0"
# The layer of each level, and its attribute with the code.
LAYERS = {
    "gemeente": ("gemeenten", "gemeentecode"),
    "wijk": ("wijken", "wijkcode"),
    "buurt": ("buurten", "buurtcode"),
}
FILTER = (
    '<Filter xmlns="http://www.opengis.net/fes/2.0"><PropertyIsEqualTo><ValueReference>gemeentecode</ValueReference>'
    "<Literal>{gemeente}</Literal></PropertyIsEqualTo></Filter>"
)
# Where the Netherlands lie, in degrees: an answer in another order of axes or another projection is outside.
WEST, SOUTH, EAST, NORTH = 3.0, 50.5, 7.6, 53.8

Features = list[dict[str, Any]]


@dataclass(frozen=True)
class Pdok:
    """The service with the boundaries of one year.

    ``url`` may have ``{year}`` in it. An address with ``/ogc/`` is taken for OGC API Features, others for WFS.
    """

    url: str = ADDRESS
    patience: Patience = field(default_factory=Patience)
    page: int = 1_000
    name: str = "PDOK"

    def shapes(self, year: int, level: str, progress: Progress, gemeente: str = "") -> gpd.GeoDataFrame:
        """The areas of a level, with ``code`` and ``geometry`` in degrees; open water left out.

        Raises SourceError when they can't be had whole or are no shapes in the Netherlands.
        """
        layer, attribute = LAYERS[level]
        pages = self._ogc(year, layer, gemeente) if "/ogc/" in self.url else self._wfs(year, layer, gemeente)
        features: Features = []
        for page in pages:
            features += page
            progress.expect(len(page))
            progress.step(f"PDOK, grenzen van {layer} {year}", len(page))
        return shapes_of(self.name, features, attribute)

    def count(self, year: int, level: str) -> int:
        """How many areas of a level there are, open water too. Raises SourceError when that can't be had."""
        layer, _ = LAYERS[level]
        if "/ogc/" in self.url:
            link = f"{self.url.format(year=year).rstrip('/')}/collections/{layer}/items"
            return int(self._ask(link, {"f": "json", "limit": "1"}, layer).get("numberMatched", 0))
        asked = {**_get_feature(layer, 1), "startIndex": "0"}
        return int(replace(self, page=1)._ask(self.url.format(year=year), asked, layer)["numberMatched"])

    def _wfs(self, year: int, layer: str, gemeente: str) -> Iterator[Features]:
        """The pages of a WFS: as many features each as were asked, until all that match are here."""
        asked = _get_feature(layer, self.page)
        if gemeente:
            asked["filter"] = FILTER.format(gemeente=gemeente)
        here, matched = 0, 1
        while here < matched:
            answer = self._ask(self.url.format(year=year), {**asked, "startIndex": str(here)}, layer)
            matched, page = int(answer.get("numberMatched", 0)), answer["features"]
            here += len(page)
            yield page
        if not matched:
            raise SourceError(self.name, f"de laag {layer} van {year} is leeg", "changed")

    def _ogc(self, year: int, layer: str, gemeente: str) -> Iterator[Features]:
        """The pages of an OGC API: each has a link to the next."""
        link = f"{self.url.format(year=year).rstrip('/')}/collections/{layer}/items"
        asked = {"f": "json", "limit": str(self.page)} | ({"gemeentecode": gemeente} if gemeente else {})
        here, matched = 0, 0
        while link:
            answer = self._ask(link, asked, layer)
            here, matched = here + len(answer["features"]), int(answer.get("numberMatched", 0))
            yield answer["features"]
            following = [one["href"] for one in answer.get("links", ()) if one.get("rel") == "next"]
            link, asked = (following[0] if following else ""), {}
            if link and urlsplit(link).netloc != urlsplit(self.url).netloc:
                raise SourceError(self.name, f"de volgende pagina van {layer} staat op een ander adres", "changed")
        if here < matched:
            raise SourceError(self.name, f"de laag {layer} kwam niet compleet: {here} van {matched} vormen", "outage")

    def _ask(self, url: str, asked: dict[str, str], layer: str) -> dict[str, Any]:
        def question() -> dict[str, Any]:
            answer = requests.get(url, params=asked, timeout=self.patience.timeout, proxies=proxies_for(url))
            answer.raise_for_status()
            content: dict[str, Any] = answer.json()
            if "startIndex" in asked:
                whole = min(self.page, int(content["numberMatched"]) - int(asked["startIndex"]))
                if len(content["features"]) < whole:
                    raise IncompleteError(f"{len(content['features'])} vormen, en het moeten er {whole} zijn")
            if not isinstance(content["features"], list):
                raise TypeError("features")
            return content

        return ask(self.name, f"de laag {layer}", question, self.patience)


def _get_feature(layer: str, count: int) -> dict[str, str]:
    """The question of WFS for so many features of a layer."""
    return {
        "service": "WFS",
        "version": "2.0.0",
        "request": "GetFeature",
        "typeNames": f"wijkenbuurten:{layer}",
        "outputFormat": "application/json",
        "srsName": "EPSG:4326",
        "count": str(count),
    }


def shapes_of(source: str, features: Features, attribute: str) -> gpd.GeoDataFrame:
    """The code and the shape of each feature but open water; parts with one code are one area.

    Raises SourceError when there are none, an attribute is gone, or they lie outside the Netherlands.
    """
    try:
        land = [one for one in features if str(one["properties"].get("water", "NEE")).upper() not in ("JA", "TRUE")]
        codes = [one["properties"][attribute] for one in land]
        frame = gpd.GeoDataFrame.from_features(land, crs="EPSG:4326")[["geometry"]].assign(code=codes)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceError(source, f"de grenzen hebben geen {attribute} of geen vorm ({error!r})", "changed") from error
    if frame.empty or frame.geometry.is_empty.all():
        raise SourceError(source, "er kwam geen enkele grens", "changed")
    west, south, east, north = frame.total_bounds
    if not (west > WEST and south > SOUTH and east < EAST and north < NORTH):
        raise SourceError(source, "de grenzen liggen niet in Nederland: een ander coördinatenstelsel?", "changed")
    if frame["code"].duplicated().any():
        frame = frame.dissolve("code", as_index=False)
    return gpd.GeoDataFrame(pd.DataFrame(frame[["code", "geometry"]]), geometry="geometry", crs="EPSG:4326")
