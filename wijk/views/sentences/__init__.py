"""The plain Dutch sentence that opens each block of the profile, made from the figures."""

from wijk.views.sentences.groups import explanations, group_line, illustration, risk_summary, told_beside
from wijk.views.sentences.loneliness import loneliness, loneliness_65plus, lonely_position, trend, young_adults
from wijk.views.sentences.newer import newer_in_gemeente
from wijk.views.sentences.outline import not_known, outline, stand_out
from wijk.views.sentences.residents import AGE_BANDS, ages, diversity, households, marital_status, money
from wijk.views.sentences.standing import standing_of, standing_sentence
from wijk.views.sentences.strengths import strengths

__all__ = [
    "AGE_BANDS",
    "ages",
    "diversity",
    "explanations",
    "group_line",
    "households",
    "illustration",
    "loneliness",
    "loneliness_65plus",
    "lonely_position",
    "marital_status",
    "money",
    "newer_in_gemeente",
    "not_known",
    "outline",
    "risk_summary",
    "stand_out",
    "standing_of",
    "standing_sentence",
    "strengths",
    "told_beside",
    "trend",
    "young_adults",
]
