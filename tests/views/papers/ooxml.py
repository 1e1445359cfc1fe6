"""What makes Word, PowerPoint or Excel offer to repair a file: a part, a reference or an id that is not right."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

__all__ = ["package_faults"]

TYPES, RELATIONS = "[Content_Types].xml", "_rels/"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What has an id that may stand only once in a part: drawings in documents and slides, and sheets in a workbook.
NUMBERED = {"docPr": "id", "cNvPr": "id", "sheet": "sheetId"}


def package_faults(content: bytes) -> list[str]:
    """Return what is wrong with the package of a docx, pptx or xlsx; nothing when it is sound."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        broken = package.testzip()
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    faults = [f"{broken} is damaged"] if broken else []
    faults += [f"{name} stands in it twice" for name, many in Counter(names).items() if many > 1]
    roots = {}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = ElementTree.fromstring(part)
            except ElementTree.ParseError as error:
                faults.append(f"{name}: {error}")
    faults += _without_type(roots[TYPES], names)
    for name, root in roots.items():
        if name.endswith(".rels"):
            faults += _lost(name, root, names)
        elif name != TYPES:
            faults += _unknown_references(name, root, roots)
            faults += _same_ids(name, root)
    return faults


def _without_type(types: ElementTree.Element, names: list[str]) -> Iterator[str]:
    told = {one.get("PartName", "").lstrip("/") for one in types if one.tag.endswith("Override")}
    by_end = {one.get("Extension", "").casefold() for one in types if one.tag.endswith("Default")}
    yield from (f"{name} is named in the types but is not there" for name in told - set(names))
    for name in names:
        if name != TYPES and name not in told and name.rpartition(".")[2].casefold() not in by_end:
            yield f"{name} has no type"


def _lost(name: str, root: ElementTree.Element, names: list[str]) -> Iterator[str]:
    """Relations of a part to what is not there, or to somewhere outside the file."""
    folder = posixpath.dirname(posixpath.dirname(name))
    ids = [one.get("Id") for one in root]
    yield from (f"{name}: {one} stands twice" for one, many in Counter(ids).items() if many > 1)
    for one in root:
        target = one.get("Target", "")
        if one.get("TargetMode") == "External":
            yield f"{name} asks for {target}"
        elif posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/") not in names:
            yield f"{name}: {target} is not there"


def _unknown_references(name: str, root: ElementTree.Element, roots: dict[str, ElementTree.Element]) -> Iterator[str]:
    folder, _, file = name.rpartition("/")
    relations = roots.get(f"{folder}/{RELATIONS}{file}.rels" if folder else f"{RELATIONS}{file}.rels")
    known = {one.get("Id") for one in relations} if relations is not None else set()
    used = {value for one in root.iter() for key, value in one.attrib.items() if key.startswith(OFFICE)}
    yield from (f"{name} refers to {one}, which is nothing" for one in used - known if re.fullmatch(r"rId\d+", one))


def _same_ids(name: str, root: ElementTree.Element) -> Iterator[str]:
    for tag, attribute in NUMBERED.items():
        ids = Counter(one.get(attribute) for one in root.iter() if one.tag.endswith(f"}}{tag}"))
        yield from (f"{name}: {tag} {one} stands {many} times" for one, many in ids.items() if many > 1)
