"""The documentation is whole and true: what can be set, run or opened is in it, and what it names exists."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]
PRODUCT = [ROOT / "app.py", *sorted((ROOT / "wijk").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))]
TOOLS = [*sorted((ROOT / "bench").rglob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]
SHELL = [ROOT / ".ci" / "run", *sorted((ROOT / "tests").glob("*.sh"))]
VARIABLE = re.compile(r"\bWIJK_[A-Z_]*[A-Z]\b")
# What the recipes have a reader make, and what the app makes when it runs.
MADE = {
    ".streamlit/secrets.toml",
    "data/editions",
    "data/entered/wijk.sqlite",
    "data/method/tracks/buurtgesprek.toml",
    "pages/agenda.py",
    "tests/pages/test_agenda.py",
    "wijk/domain/signal.py",
    "wijk/store/checks/signals.py",
    "wijk/store/signals/",
}


def text_of(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


OPERATOR = text_of(ROOT / "docs" / "operator.md")
TESTING = text_of(ROOT / "docs" / "testing.md")
README = text_of(ROOT / "README.md")
ALL = text_of(*DOCS)


def variables(paths: list[Path]) -> set[str]:
    return set(VARIABLE.findall(text_of(*paths)))


def test_every_variable_of_the_environment_is_documented() -> None:
    product = variables(PRODUCT)
    assert {"WIJK_DATABASE_URL", "WIJK_NAMES_PASSPHRASE"} <= product
    assert product - set(VARIABLE.findall(OPERATOR)) == set()
    assert product == variables([ROOT / ".env.example"])
    theirs = variables([path for path in [*TOOLS, *SHELL] if path != Path(__file__)])
    assert theirs - set(VARIABLE.findall(OPERATOR + TESTING)) == set()
    assert set(VARIABLE.findall(ALL)) - product - theirs == set()


def test_every_setting_is_documented() -> None:
    sections = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    settings = {f"{section}.{key}" for section, keys in sections.items() for key in keys}
    assert len(settings) > 10
    documented = set(re.findall(r"`((?:server|client|runner|theme|browser)\.\w+)`", OPERATOR))
    assert settings == documented


def test_every_make_target_is_documented_and_every_documented_one_exists() -> None:
    [phony] = re.findall(r"^\.PHONY: (.*)$", text_of(ROOT / "Makefile"), re.MULTILINE)
    rules = set(re.findall(r"^([a-z][a-z-]*):", text_of(ROOT / "Makefile"), re.MULTILINE))
    assert set(phony.split()) == rules and len(rules) > 5
    # `make venv` is what the others begin with.
    assert {target for target in rules - {"venv"} if f"make {target}" not in README + TESTING} == set()
    assert set(re.findall(r"`make ([a-z][a-z-]*)", ALL)) - rules == set()


def subcommands() -> Iterator[str]:
    """Every command of ours that has a word behind it, as the modules that take those words define them."""
    for path, name in ((ROOT / "wijk", "wijk"), (ROOT / "wijk" / "opendata", "wijk.opendata")):
        for node in ast.walk(tree_of(path / "__main__.py")):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "add_parser":
                word = node.args[0]
                assert isinstance(word, ast.Constant)
                # `carrying` are the words behind `dossier`.
                before = "dossier " if ast.unparse(node.func.value) == "carrying" else ""
                yield f"python -m {name} {before}{word.value!s}"
    for node in ast.walk(tree_of(ROOT / "bench" / "__main__.py")):
        if isinstance(node, ast.Compare) and ast.unparse(node.left).startswith("words["):
            yield "python -m bench " + " ".join(ast.literal_eval(node.comparators[0]))


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    commands = set(subcommands())
    assert len(commands) >= 7
    assert {command for command in commands if command not in README} == set()
    named = set(re.findall(r"python -m (?:wijk|wijk\.opendata|bench) [a-z]+", ALL))
    assert named - commands == set()
    mains = {path.parent.relative_to(ROOT).as_posix().replace("/", ".") for path in ROOT.glob("wijk/**/__main__.py")}
    assert mains | {"bench"} == {"wijk", "wijk.opendata", "bench"}


def shown_pages() -> dict[str, str]:
    """The pages in the menu: file and title, as app.py gives them."""
    found = {}
    for node in ast.walk(tree_of(ROOT / "app.py")):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.Page":
            options = {option.arg: option.value for option in node.keywords}
            if "visibility" not in options:
                found[ast.literal_eval(node.args[0])] = ast.literal_eval(options["title"])
    return found


def test_every_page_is_documented() -> None:
    pages = shown_pages()
    assert len(pages) >= 6
    rows = re.findall(r"^\| \*\*(.+?)\*\* \| `(pages/\w+\.py)` \|", README, re.MULTILINE)
    assert {path: title for title, path in rows} == pages
    hidden = {path.name for path in (ROOT / "pages").glob("*.py")} - {Path(page).name for page in pages}
    assert hidden == {"onbekend.py", "presenteren.py"}


def names_in(path: Path) -> set[str]:
    """Paths and modules of ours that a page of documentation names in code type, and files it links to."""
    text = path.read_text(encoding="utf-8")
    found = set(re.findall(r"`((?:wijk|pages|tests|bench|data|docs|\.streamlit|\.ci)/[\w./*{}-]*)`", text))
    found |= set(re.findall(r"`(test_\w+\.py)`", text))
    found |= {name.replace(".", "/") for name in re.findall(r"(?:from|-m) ((?:wijk|pages|bench)(?:\.\w+)*)", text)}
    links = re.findall(r"\]\(((?!https?:)[^)#]+)", text)
    return found | {(path.parent / link).resolve().relative_to(ROOT).as_posix() for link in links}


def exists(name: str) -> bool:
    if "/" not in name:
        return (ROOT / name).exists() or any((ROOT / "tests").rglob(name))
    return any(any(ROOT.glob(form)) for form in (name.rstrip("/"), f"{name}.py"))


def test_every_file_and_module_that_the_documentation_names_exists() -> None:
    named = {(path.relative_to(ROOT).as_posix(), name) for path in DOCS for name in names_in(path)}
    assert len(named) > 100
    made = MADE | {name.removesuffix(".py") for name in MADE}
    assert sorted(one for one in named if one[1] not in made and not exists(one[1])) == []
    assert {name for name in MADE if name not in ALL} == set()


def test_every_room_is_in_the_architecture() -> None:
    architecture = text_of(ROOT / "docs" / "architecture.md")
    rooms = {path.parent.relative_to(ROOT).as_posix() for path in ROOT.glob("wijk/*/__init__.py")}
    rooms |= {path.parent.relative_to(ROOT).as_posix() for path in ROOT.glob("wijk/store/*/__init__.py")}
    assert len(rooms) > 12
    assert {room for room in rooms if f"{room}/" not in architecture} == set()


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", text_of(folder / "README.md")))
    assert linked == {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert len(linked) >= 8


def test_the_version_is_the_newest_of_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = re.findall(r"^## (\d+\.\d+\.\d+), \d+ \w+ \d{4}$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)[0]
    assert newest == version


def test_lines_of_the_log_are_quoted_as_the_code_writes_them() -> None:
    quoted = re.findall(r'the log says "([^"]+)"', " ".join(OPERATOR.split()))
    assert quoted
    code = text_of(*PRODUCT)
    assert [line for line in quoted if line not in code] == []
