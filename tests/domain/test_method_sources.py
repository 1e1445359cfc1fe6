"""The sources of the method: the five methods and the research are there, and a wrong file is told in Dutch."""

from pathlib import Path

import pytest

from wijk.domain.method import MethodError
from wijk.domain.method_sources import load_method_sources


@pytest.mark.parametrize(
    "name", ["WijkMakers", "Wijkverbindersaanpak", "Acht lessen", "Den Haag", "Nijmegen", "Bouwman en Van Tilburg"]
)
def test_every_method_is_a_source(name: str) -> None:
    assert sum(name in source.name for source in load_method_sources()) == 1


@pytest.mark.parametrize("text", ["", '[[source]]\nname = "a"', "[[source", '[[source]]\nnaam = "a"'])
def test_a_file_that_can_not_be_used_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MethodError, match="sources.toml"):
        load_method_sources(tmp_path)
