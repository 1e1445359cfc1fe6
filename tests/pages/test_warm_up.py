"""The head start: the server itself imports little, and what the first page needs is there without any page."""

import subprocess
import sys
from pathlib import Path

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


def test_it_loads_in_a_thread_all_but_what_only_a_page_may_declare() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    before, after = done.stdout.splitlines()
    assert before == "[False, False, False]"
    assert after == "[True, True, False]"
    assert "Traceback" not in done.stderr
