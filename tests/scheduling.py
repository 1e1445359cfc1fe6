"""Which tests go to one process: those of a file, and of the files that share what is costly to make."""

from xdist.scheduler import LoadFileScheduling

__all__ = ["ByFile"]

TOGETHER = {
    # Each asks `tests/views/conftest.py` for the profile of every wijk and gemeente.
    **{f"tests/views/test_{name}_everywhere.py": "every place" for name in ("bars", "claims", "story")},
    "tests/views/papers/test_report_is_true.py": "every place",
    # Each asks `tests/browser/conftest.py` for the server that its operator set up.
    **{f"tests/browser/test_{name}.py": "set up" for name in ("meeting", "names")},
}


class ByFile(LoadFileScheduling):
    """One file at a time per process, but for the files that go together."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return TOGETHER.get(file, file)
