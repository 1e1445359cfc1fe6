"""What AppTest does anew for each of its thousands of runs and a server does once, done once here too."""

import runpy
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

__all__ = ["as_a_server_does"]


@contextmanager
def as_a_server_does() -> Iterator[None]:
    """Look for Streamlit's components among all installed packages once, compile each page once, and wait for the end.

    AppTest itself looks a thousand times a second whether a run has ended, which keeps the page from its work.
    """
    compiled = ScriptCache()
    ended = local_script_runner.require_widgets_deltas

    def wait(runner: LocalScriptRunner, timeout: float = 3) -> None:
        begun = time.monotonic()
        if runner._script_thread is not None:
            runner._script_thread.join(timeout)
        ended(runner, max(timeout - (time.monotonic() - begun), 0.1))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        for module in (app_test, local_script_runner):
            patch.setattr(module, "ScriptCache", lambda: compiled)
        patch.setattr(runpy, "_get_code_from_file", cache(runpy._get_code_from_file))  # type: ignore[attr-defined]
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield
