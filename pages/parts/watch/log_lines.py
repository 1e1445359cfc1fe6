"""The log as one JSON object a line, where the operator asks for it (WIJK_LOG=json): nothing that users typed."""

import json
import logging
import os
import traceback
from datetime import UTC, datetime

__all__ = ["VARIABLE", "JsonLine", "log_as_asked"]

VARIABLE = "WIJK_LOG"
# Of ours also what goes well; of the others what goes wrong.
OURS, OTHERS = ("wijk",), ("", "uvicorn", "uvicorn.error", "alembic", "sqlalchemy")
CONTEXT = "streamlit.runtime.scriptrunner_utils.script_run_context"
# What a line of ours may tell besides its text.
TOLD = ("request", "page", "seconds", "number")


class JsonLine(logging.Formatter):
    """One line of the log as JSON; of an error where it arose, never its text, which may quote what somebody typed."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: getattr(record, name) for name in TOLD if hasattr(record, name)},
        }
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            steps = traceback.extract_tb(error.__traceback__)
            line["error"] = type(error).__name__
            line["where"] = [f"{step.filename}:{step.lineno} {step.name}" for step in steps[-12:]]
        return json.dumps(line, ensure_ascii=False)


def log_as_asked() -> None:
    """Write JSON lines to the standard error output when WIJK_LOG is "json"; else leave the log as it is."""
    logging.getLogger(CONTEXT).addFilter(_is_of_a_page)
    if os.environ.get(VARIABLE, "").strip().lower() != "json":
        return
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLine())
    # Streamlit gives each of its loggers a handler of its own.
    streamlits = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "streamlit"]
    for name in (*OURS, *OTHERS, *streamlits):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO if name in OURS else logging.WARNING)


def _is_of_a_page(record: logging.LogRecord) -> bool:
    """Leave out that a thread shows no page: of ours, those that load ahead or answer the operator do not."""
    return "missing ScriptRunContext" not in record.getMessage()
