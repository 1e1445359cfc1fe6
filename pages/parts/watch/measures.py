"""What an operator's Prometheus reads, on an address of its own (WIJK_METRICS): counts and times."""

import logging
import os
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING

from pages.parts.shared.snapshot import loaded
from wijk.domain.clock import today
from wijk.domain.settings import SettingError, read_listening
from wijk.opendata.edition_log import source_states
from wijk.store.database.writes import WRITES

if TYPE_CHECKING:
    from prometheus_client import Histogram
    from prometheus_client.core import Metric

__all__ = ["VARIABLE", "count_error", "observe", "serve_measures"]

LOG = logging.getLogger("wijk")
VARIABLE = "WIJK_METRICS"
# Seconds of a page: what is promised lies in the middle.
BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class _Counts:
    """What was counted since the server started."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.lock = Lock()
        self.errors = 0
        self.pages: Histogram | None = None


COUNTS = _Counts()


def observe(page: str, seconds: float) -> None:
    """Note how long a view of a page took, when anybody reads the measures."""
    if COUNTS.pages is not None:
        COUNTS.pages.labels(page).observe(seconds)


def count_error() -> None:
    """Count an error that a visitor read and nobody foresaw."""
    with COUNTS.lock:
        COUNTS.errors += 1


def serve_measures() -> None:
    """Answer Prometheus at the address in WIJK_METRICS ("127.0.0.1:9101"); without it do nothing.

    When that is no address or something else answers there, the log says so: the dashboard goes on without.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return
    from prometheus_client import REGISTRY, Histogram, start_http_server

    try:
        host, port = read_listening(given)
        start_http_server(port, host)
    except (SettingError, OSError) as error:
        LOG.error("The measures are not served at %s: %s", given, type(error).__name__)
        return
    COUNTS.pages = Histogram("wijk_page_seconds", "Seconds that a view of a page took", ["page"], buckets=BOUNDS)
    REGISTRY.register(_Now())


class _Now:
    """What is so at the moment that Prometheus asks."""

    def collect(self) -> Iterable["Metric"]:
        """Give each measure."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        yield CounterMetricFamily("wijk_errors", "Errors that nobody foresaw and a visitor read", value=COUNTS.errors)
        writes = CounterMetricFamily("wijk_store_writes", "Writes to the store by how they ended", labels=["ended"])
        for ended, count in WRITES.items():
            writes.add_metric([ended], count)
        yield writes
        yield GaugeMetricFamily("wijk_sessions", "Open tabs of visitors", value=_sessions())
        manifest = loaded().snapshot.manifest
        years = GaugeMetricFamily("wijk_snapshot_newest_year", "Newest year of a table of figures", labels=["table"])
        for table in manifest["tables"]:
            years.add_metric([table["table"]], max(table["years"]))
        yield years
        ages = GaugeMetricFamily("wijk_snapshot_age_days", "Days since an update fetched a table", labels=["table"])
        for state in source_states(manifest):
            if state.fetched:
                ages.add_metric([state.table], (today() - state.fetched).days)
        yield ages


def _sessions() -> int:
    from streamlit.runtime import Runtime

    return Runtime.instance()._session_mgr.num_active_sessions() if Runtime.exists() else 0
