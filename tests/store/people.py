"""A key figure with everything filled in, a person who consented, and where a name must never turn up."""

from datetime import date
from pathlib import Path

from sqlalchemy import NullPool, create_engine

from wijk.domain.key_figure import Consent, KeyFigure

__all__ = ["CONSENT", "NURSE", "PASSPHRASE", "SECRETS", "SHOP", "TODAY", "traces"]

TODAY = date(2026, 9, 24)
PASSPHRASE = "paarse olifant fietst"
NURSE = KeyFigure(
    id="a1",
    role="wijkverpleegkundige",
    organisation="Attent",
    groups=("ouderen", "gezondheid"),
    phases=("signaleren", "toeleiden"),
    areas=("WK020218", "BU02021887"),
    knowledge=("praktijk",),
    position="professional",
    formal=True,
    community_worker=False,
    hours_per_month=7.5,
    knows_area="komt in elke flat",
    motivation="ziet mensen vereenzamen",
    standing="bewoners bellen haar",
    affinity="ouderen",
    note="=1+1",
)
SHOP = KeyFigure(
    "b2",
    "eigenaar snackbar",
    groups=("jongvolwassenen",),
    phases=("signaleren",),
    areas=("GM0202",),
    position="ondernemer",
)
CONSENT = Consent("Geheimina Verborgens", "06 9876 5432", date(2026, 1, 1), "bellen zonder omwegen", date(2026, 12, 31))
SECRETS = ("Geheimina", "Verborgens", "9876 5432", "zonder omwegen")


def traces(found: bytes | str) -> list[str]:
    """Return what of the person can be read in a text or in raw bytes."""
    raw = found.encode() if isinstance(found, str) else found
    return [secret for secret in SECRETS if secret.encode() in raw or secret.encode("utf-16-le") in raw]


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the raw bytes of the database and of all that SQLite keeps beside it; of PostgreSQL the table of names."""
    address = folder / "wijk.postgres"
    if address.exists():
        engine = create_engine(address.read_text(encoding="utf-8"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("CHECKPOINT")
            names = "SELECT pg_read_binary_file(pg_relation_filepath('consents'))"
            return {"consents": bytes(connection.exec_driver_sql(names).scalar_one())}
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("wijk.sqlite")}
