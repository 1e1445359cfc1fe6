"""One module writes CSV and Excel files for users, so that one rule keeps every text from running as a formula."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
WRITES = re.compile(r"csv\.(?:writer|DictWriter)|\bWorkbook\(|\.to_csv\(|\.to_excel\(|WriteOnlyCell\(")
# Tables of the snapshot, made by its builder and not by users.
SNAPSHOT = "wijk/opendata/"


def test_no_other_module_writes_spreadsheets() -> None:
    modules = [*(ROOT / "wijk").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"]
    writing = {str(path.relative_to(ROOT)) for path in modules if WRITES.search(path.read_text(encoding="utf-8"))}
    assert {name for name in writing if not name.startswith(SNAPSHOT)} == {"wijk/store/spreadsheets/writing.py"}
