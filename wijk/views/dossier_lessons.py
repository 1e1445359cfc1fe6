"""The eight lessons over a dossier in words: what each asks, the verdict with its sign, and what that rests on."""

from collections.abc import Collection, Mapping, Sequence

from wijk.approach.dossier_lessons import LessonSeen, LessonVerdict
from wijk.views.row_table import RowTable, TableRow

__all__ = ["lesson_rows", "lessons_note", "verdict_text"]

SIGNS: Mapping[LessonVerdict, str] = {"zien wij terug": "✓", "zien wij niet terug": "✕", "weten wij niet": "?"}
COLUMNS = ("Les", "Wat wij vragen", "Oordeel", "Waar dat op rust")
TO_GOAL = ("goal", "Maak er een doel van")
NO_SCORE = "Er is geen cijfer en geen optelling: een les die wij niet terugzien, is een gesprek waard."


def verdict_text(verdict: LessonVerdict) -> str:
    """A verdict with its sign."""
    return f"{SIGNS[verdict]} {verdict}"


def lessons_note(lessons: Sequence[LessonSeen]) -> str:
    """What to keep in mind about the lessons: where they come from, and that they prove nothing."""
    sources = dict.fromkeys(one.lesson.source for one in lessons)
    return " ".join([*(f"{source.name}. {source.note}" for source in sources), NO_SCORE])


def lesson_rows(lessons: Sequence[LessonSeen], planned: Collection[str]) -> RowTable:
    """Return the lessons as rows; what is not seen can become a goal, unless it is one (``planned``: ids)."""
    rows = [
        TableRow(
            one.lesson.id,
            one.lesson.name,
            (
                one.lesson.name,
                one.question,
                verdict_text(one.verdict),
                one.ground if one.verdict == "zien wij terug" else f"{one.ground} {one.lesson.talk}",
            ),
            () if one.verdict == "zien wij terug" or one.lesson.id in planned else (TO_GOAL,),
        )
        for one in lessons
    ]
    return RowTable("De acht lessen over dit dossier", COLUMNS, rows)
