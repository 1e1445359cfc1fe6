"""The colours of everything that is drawn: calm, told apart in grey, by the colour blind and on a washed-out beamer."""

__all__ = ["ACCENT", "BLUES", "BY_NAME", "HALF", "HERE", "INK", "LINE", "ON_MAP", "PALE", "PAPER", "QUIET", "WARM"]

INK, QUIET, PAPER, LINE, PALE = "#1b1f24", "#4a5560", "#ffffff", "#d7dde3", "#eaf1f8"
ACCENT, HERE, WARM = "#0b5394", "#4a8fc7", "#b03a06"
# Five blues from light to dark: the classes of a map, and what is covered.
BLUES = ("#d9e8f5", "#a3c8e4", "#5e9fcd", "#2871b0", "#0b3c73")
# Half covered: three to one lighter than the darkest of these, and three to one darker than the paper.
HALF = "#4f93c4"
# What a map has besides: the edge of the chosen area, the patterns of a changed boundary and of water, and the ground.
ON_MAP = {"chosen": "#c2410c", "changed": "#6b7683", "water": "#f1f5f8", "waves": "#8aa0b4", "ground": "#f7f9fb"}
# By the name that a style gives them.
BY_NAME = {
    "ink": INK,
    "quiet": QUIET,
    "paper": PAPER,
    "line": LINE,
    "pale": PALE,
    "accent": ACCENT,
    "here": HERE,
    "warm": WARM,
    "half": HALF,
    **{f"blue-{number}": blue for number, blue in enumerate(BLUES, start=1)},
    **{f"map-{name}": colour for name, colour in ON_MAP.items()},
    "blue-edge": "#b9cde0",
    "done-paper": "#e3f4e6",
    "done-ink": "#0f3d17",
    "done-edge": "#1c6b2a",
    "wrong": "#7d1a1a",
}
