"""Which tests go to one process: those of a file, and of the files that share what is costly to make."""

from xdist.scheduler import LoadFileScheduling

__all__ = ["ByFile"]

# Each asks `tests/views/conftest.py` for the profile of every wijk and gemeente.
EVERY_PLACE = {f"tests/views/test_{name}_everywhere.py" for name in ("bars", "claims", "story")}
EVERY_PLACE |= {"tests/views/papers/test_report_is_true.py"}


class ByFile(LoadFileScheduling):
    """One file at a time per process, but for the files that go together."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "every place" if file in EVERY_PLACE else file
