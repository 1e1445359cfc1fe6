"""Every speed we promise, measured beside the naive way in one run."""
