"""The head start: the server itself imports little, and what the first page needs is there without any page."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SCRIPT = """
import asyncio, sys, threading
import app

async def start():
    async with app.head_start(app.server):
        pass

def there():
    return [name in sys.modules for name in ("folium", "pages.parts.profile.blocks", "streamlit_folium")]

print(there())
asyncio.run(start())
for thread in threading.enumerate():
    if thread.daemon:
        thread.join(60)
print(there())
"""


def test_it_loads_all_but_what_only_a_page_may_declare_and_sets_it_apart_from_the_collection() -> None:
    script = SCRIPT + "\nimport gc\nprint(gc.get_freeze_count() > 100_000)\n"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    before, after, frozen = done.stdout.splitlines()
    assert before == "[False, False, False]"
    assert after == "[True, True, False]"
    assert frozen == "True"
    assert "Traceback" not in done.stderr


def test_streamlit_does_no_collection_of_its_own() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False
