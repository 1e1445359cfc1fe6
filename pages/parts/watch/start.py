"""What a server looks at before it starts: a setting that can't be right stops it, with a sentence for each."""

import os
import sys

from wijk.domain.settings import faults_in_settings

__all__ = ["stop_on_wrong_settings"]


def stop_on_wrong_settings() -> None:
    """End the program with a Dutch sentence for each setting that can't be used; else do nothing."""
    faults = faults_in_settings(os.environ)
    if faults:
        told = "\n".join(f"{name}: {fault}." for name, fault in faults.items())
        sys.exit(f"Wijk start niet, want deze instellingen kloppen niet (docs/operator.md):\n{told}")
