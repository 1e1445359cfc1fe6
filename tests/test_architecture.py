"""The rooms keep to their floors: which module may import what."""

import ast
import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

import networkx

ROOT = Path(__file__).parents[1]
NETWORK = {
    *("requests", "urllib", "urllib3", "http", "httpx", "httpx2", "authlib", "socket", "cbsodata", "aiohttp"),
    "ftplib",
}
DATABASE = {"sqlalchemy", "sqlite3", "alembic", "psycopg", "psycopg2"}
MODULES = sorted((ROOT / "wijk").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))
# The one part that asks the provider of accounts, where there is a login.
PROVIDER = ROOT / "pages" / "parts" / "login" / "provider.py"
# And what asks it for `python -m wijk check`.
CHECK = ROOT / "wijk" / "commands" / "provider_answers.py"
AT_ONCE = ROOT / "pages" / "parts" / "shared" / "at_once.py"


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module that a file imports, anywhere in it, by its full name."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def rooms(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("wijk.")}


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "wijk").parts
    return parts[0] if len(parts) > 1 else ""


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def offenders(paths: Iterable[Path], wrong: Callable[[Path], AbstractSet[str]]) -> dict[str, AbstractSet[str]]:
    """What is wrong in each file that has something wrong."""
    return {named(path): found for path in paths if (found := wrong(path))}


def test_the_modules_are_found_and_read() -> None:
    assert len(MODULES) > 150 and len(PAGES) > 50
    assert {"streamlit", "wijk"} <= packages(ROOT / "pages" / "start.py")
    assert {"sqlalchemy"} <= packages(ROOT / "wijk" / "store" / "database" / "connection.py")


def test_analysis_package_does_without_streamlit() -> None:
    assert not offenders(MODULES, lambda path: {"streamlit", "streamlit_folium", "pages"} & packages(path))


def test_only_views_draws() -> None:
    others = [path for path in MODULES if room_of(path) != "views"]
    assert not offenders(others, lambda path: {"folium", "plotly", "branca"} & packages(path))


def test_only_store_touches_the_database() -> None:
    others = [path for path in MODULES if room_of(path) != "store"]
    assert not offenders([*others, *PAGES], lambda path: DATABASE & packages(path))


def test_only_opendata_touches_the_network() -> None:
    others = [path for path in MODULES if room_of(path) != "opendata" and path != CHECK]
    pages = [path for path in PAGES if path not in (AT_ONCE, PROVIDER)]
    assert not offenders([*others, *pages, ROOT / "app.py"], lambda path: NETWORK & packages(path))


def test_only_one_function_knows_how_the_tables_are_read() -> None:
    """CBS will end OData v3: its successor is one new module, chosen in one place."""
    reading = {"cbsodata": "wijk/opendata/cbs_service.py", "wijk.opendata.cbs_service": "wijk/opendata/readers.py"}
    for module, only in reading.items():
        files = [*MODULES, *PAGES]
        knowing = [path for path in files if any(f"{one}.".startswith(f"{module}.") for one in imports(path))]
        assert list(map(named, knowing)) == [only]


def test_the_one_page_part_that_knows_sockets_only_sets_what_those_of_the_server_do() -> None:
    calls = [
        node.func for node in ast.walk(ast.parse(AT_ONCE.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    called = {ast.unparse(one).rpartition(".")[2] for one in calls}
    assert called == {"_listens", "bool", "fileno", "get_objects", "getsockopt", "setsockopt", "type"}
    assert NETWORK & packages(AT_ONCE) == {"socket"}


FORBIDDEN = {
    "domain": {"opendata", "figures", "approach", "store", "dossier", "views", "web", "commands"},
    "opendata": {"figures", "approach", "store", "dossier", "views", "web", "commands"},
    "figures": {"approach", "store", "dossier", "views", "web", "commands"},
    "approach": {"store", "dossier", "views", "opendata", "web", "commands"},
    "store": {"views", "approach", "figures", "dossier", "opendata", "web", "commands"},
    "dossier": {"views", "web", "commands"},
    "views": {"opendata", "web", "commands"},
    # A page for a phone shows what stands in the store: it looks up no figures and computes nothing.
    "web": {"opendata", "figures", "approach", "dossier", "commands"},
    "commands": {"web"},
}
# Inside the store: a room may only use those before it. What is no room (opening) may use all.
STORE_ROOMS = (
    *("common", "spreadsheets", "checks", "database", "accounts", "importing"),
    *("initiatives", "key_figures", "matrix", "coalitions", "meetings", "presentations", "plans", "calendar"),
    *("evaluations", "backup", "dossier_files"),
)


def test_data_travels_one_way() -> None:
    inside = [path for path in MODULES if room_of(path)]
    assert not offenders(inside, lambda path: FORBIDDEN[room_of(path)] & rooms(path))


def test_of_the_commands_only_those_that_make_papers_know_how_things_look() -> None:
    knowing = {path.stem for path in MODULES if room_of(path) == "commands" and "views" in rooms(path)}
    assert knowing <= {"papers", "calendars"}


def test_no_modules_need_each_other_in_a_circle() -> None:
    """An import for types alone counts too: who must know whom to be understood."""
    files = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in [*MODULES, *PAGES]}
    needs = networkx.DiGraph()
    for name, path in files.items():
        used = {part for each in imports(path) for part in (each, each.rpartition(".")[0])}
        needs.add_edges_from((name, other) for other in used & files.keys() - {name})
    assert needs.number_of_edges() > 1_000
    assert [circle for circle in networkx.strongly_connected_components(needs) if len(circle) > 1] == []


def test_no_module_of_the_package_stands_outside_its_rooms() -> None:
    """A module beside the rooms could join them in a way that no rule sees."""
    assert {path.stem for path in MODULES if not room_of(path)} == {
        *("__init__", "__main__", "command_line", "permissions"),
    }


def test_the_rooms_of_the_store_have_floors_too() -> None:
    wrong = []
    for path in MODULES:
        parts = path.relative_to(ROOT / "wijk").parts
        if parts[0] == "store" and len(parts) > 2:
            used = {name.split(".")[2] for name in imports(path) if name.startswith("wijk.store.")}
            above = STORE_ROOMS[STORE_ROOMS.index(parts[1]) + 1 :]
            wrong += [f"{named(path)} uses {room}" for room in used if room in above or room == "opening"]
    assert not wrong


def test_importing_and_spreadsheets_know_no_kind_of_record() -> None:
    """What a list of some kind is, stands in its layout; only what was remembered of files is theirs to keep."""
    kinds = {f"wijk.domain.{name}" for name in ("initiative", "key_figure", "decision", "coalition", "need", "draft")}

    def known(path: Path) -> set[str]:
        named = {name for name in imports(path) if name.rpartition(".")[0] in kinds}
        return named | {
            name for name in imports(path) if ".record_types." in name and not name.endswith((".MAPPINGS", ".ANSWERS"))
        }

    rooms_of_files = [path for path in MODULES if path.parent.name in ("importing", "spreadsheets")]
    assert len(rooms_of_files) > 15
    assert not offenders(rooms_of_files, known)


def computing(path: Path) -> set[str]:
    """Where a file multiplies, divides, rounds or averages: what the analysis package is for; a path is no sum."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div | ast.FloorDiv | ast.Pow):
            text = ast.unparse(node)
            if not re.search(r"['\"]|Path|FOLDER|ASSETS|\[\*?st\.", text):
                found.add(f"line {node.lineno}: {text[:80]}")
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("round", "statistics.mean", "math.sqrt"):
            found.add(f"line {node.lineno}: {ast.unparse(node)[:80]}")
    return found


def test_pages_do_not_compute() -> None:
    assert not offenders(PAGES, lambda path: {"pandas", "numpy", "geopandas"} & packages(path))
    assert not offenders(PAGES, computing)


YEAR = re.compile(r"(?<![\dA-Za-z.,])(?:199\d|20[0-2]\d|203[0-5])(?!\d)")
# In a docstring a year may stand in the name of a publication, or in an example of a date.
CITED = re.compile(r"[A-Z][^\W\d_]{3,},? \(?\d{4}\b|(?<!\d)\d{1,2} [a-z]+ \d{4}\b|date\(\d{4}, ")
# What is no year of figures: an address, the century of a year in two digits, and how old a backup can be.
NO_YEAR = {
    ("wijk/views/matrix_svg.py", "2000"),
    ("wijk/store/dossier_files/schema.py", "2020"),
    ("wijk/views/papers/map_areas.py", "2000"),
    ("wijk/store/spreadsheets/cell_values.py", "2000"),
    ("wijk/store/backup/row_checks.py", "2000"),
}


def years_in(text: str) -> set[str]:
    """The years from 1990 to 2035 in the constants of a program; those that a docstring cites don't count."""
    tree = ast.parse(text)
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, kinds) and node.body and isinstance(node.body[0], ast.Expr)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float | str):
            told = str(node.value)
            found |= set(YEAR.findall(CITED.sub("", told) if id(node) in docstrings else told))
    return found


def test_years_stand_only_in_data() -> None:
    """The catalogue (data/method/indicators.toml) answers what is newest or a trend; migrations are history."""
    files = [path for path in [*MODULES, *PAGES, ROOT / "app.py"] if "migrations" not in path.parts]
    found = {(named(path), year) for path in files for year in years_in(path.read_text(encoding="utf-8"))}
    assert found == NO_YEAR


def test_a_year_is_seen_wherever_it_stands() -> None:
    wrong = ("x = 2020", "f('cijfers van 2024')", "f(f'{x} (2024)')", "a['codes_2022']", '"""The 2020 division."""')
    assert [text for text in wrong if not years_in(text)] == []
    right = ('"""As Movisie 2020 and Huangfu (2018)."""', '"""As on 24 september 2026."""', "x = 20200", "'84799NED'")
    assert [text for text in right if years_in(text)] == []


def test_pages_run_inside_the_app_before_anything_else() -> None:
    pages = [path for path in PAGES if path.parent.name == "pages"]
    assert len(pages) >= 6
    for path in pages:
        _, *statements = ast.parse(path.read_text(encoding="utf-8")).body
        first = next(node for node in statements if not isinstance(node, ast.Import | ast.ImportFrom))
        assert ast.unparse(first) == "through_app()", path


def test_no_two_kinds_of_things_that_people_open_have_one_name() -> None:
    """What is open in a session is kept by it: another's form would be drawn over a thing that it can't read."""
    kinds = [
        ast.literal_eval(named_value.value)
        for path in PAGES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Handling", "remembered")
        for named_value in node.keywords
        if named_value.arg == "kind" and isinstance(named_value.value, ast.Constant)
    ]
    assert len(kinds) > 12 and sorted(kinds) == sorted(set(kinds))


def test_the_rules_cover_every_room() -> None:
    assert {room_of(path) for path in MODULES} - {""} == set(FORBIDDEN)


def test_imports_inside_functions_count(tmp_path: Path) -> None:
    path = tmp_path / "late.py"
    path.write_text("def f():\n    import streamlit.components\n    from folium import Map\n", encoding="utf-8")
    assert packages(path) == {"streamlit", "folium"}
