"""Writes the files of a snapshot and its manifest, always in the same bytes for the same content."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from wijk.opendata.snapshot import digest, geometry_digest

__all__ = ["geometry_entries", "write_frames", "write_manifest"]


def write_frames(frames: Mapping[str, pd.DataFrame], out: Path) -> dict[str, dict[str, Any]]:
    """Write each frame as a parquet file, and return what the manifest tells of it: rows and digest, by file."""
    for name, frame in frames.items():
        table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()
        pq.write_table(table, out / f"{name}.parquet", compression="zstd", compression_level=12)
    return {
        f"{name}.parquet": {"rows": len(frame), "sha256": digest([out / f"{name}.parquet"])}
        for name, frame in frames.items()
    }


def geometry_entries(out: Path) -> dict[str, dict[str, Any]]:
    """What the manifest tells of the geometry files, by division."""
    return {
        folder.name: dict(zip(("files", "sha256"), geometry_digest(folder), strict=True))
        for folder in sorted((out / "geometry").iterdir())
    }


def write_manifest(manifest: Mapping[str, Any], out: Path) -> None:
    """Write the manifest; to be done last, so that a snapshot that was cut short is recognised."""
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (out / "manifest.json").write_text(text, encoding="utf-8")
