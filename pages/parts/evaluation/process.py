"""The process apart from the outcome: questions of our own about how the coalition works, each answer kept with its day."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.evaluation.records import DONE, put_answer
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.record_editing import field_key, forget_fields
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import keep_typed
from wijk.domain.evaluation import PROCESS_SAID, ProcessAnswer
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.views.evaluating import process_lines
