"""Training and intervisie of wijkverbinders: when, about what, and how many took part."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

__all__ = ["TRAINING_KINDS", "TrainingKind", "TrainingSession"]

TrainingKind = Literal["training", "intervisie"]
TRAINING_KINDS: tuple[TrainingKind, ...] = get_args(TrainingKind)


@dataclass(frozen=True, slots=True)
class TrainingSession:
    """A session in an ``area`` (CBS code); ``took_part`` counts people, None when nobody counted."""

    id: str
    area: str
    held_on: date
    subject: str
    kind: TrainingKind = "training"
    took_part: int | None = None
