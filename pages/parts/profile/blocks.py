"""The blocks of the profile page: a sentence, a chart, its source, and the same figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.shared.server import PLOTLY
from pages.parts.shared.theme import markdown_text, show_table
from wijk.figures.profile import Profile
from wijk.figures.values import Key
from wijk.figures.wording import listed
from wijk.views import captions
from wijk.views.profile_charts import bars_html, meanings_of, over_years_html
from wijk.views.tables import figure_table

__all__ = ["Block", "show_block", "show_blocks", "show_meanings", "table_fold"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block: the figures in its chart by indicator and year, those ``also`` in its table, texts ``after``.

    ``trend`` names the indicator that is drawn over the years instead of as bars; ``of_gemeente`` shows the gemeente in
    place of the wijk.
    """

    title: str
    sentence: str
    charted: tuple[Key, ...]
    also: tuple[Key, ...] = ()
    after: tuple[str, ...] = ()
    trend: str = ""
    of_gemeente: bool = False


def show_blocks(profile: Profile, *blocks: Block) -> None:
    """Two blocks beside each other, with their figures in one table under them.

    A chart is as wide as half the page wherever it stands: the one axis of all percentages has one length.
    """
    for column, block in zip(st.columns(2, gap="large"), blocks, strict=False):
        with column:
            show_block(profile, block)
    table_fold(profile, *blocks)


def show_block(profile: Profile, block: Block) -> None:
    """A block by itself."""
    # One element where three would do: each takes the server as long as half a chart.
    st.markdown(f"### {markdown_text(block.title)}\n\n{markdown_text(block.sentence)}")
    here, references = captions.chart_series(profile, block.charted, of_gemeente=block.of_gemeente)
    if all(figure.value is None for figure in here[1]):
        st.caption(markdown_text(captions.source_line(here[1])))
    elif block.trend:
        st.html(over_years_html(profile, block.trend, block.title, block.sentence, PLOTLY))
    else:
        st.html(bars_html(here, references, block.title, block.sentence, PLOTLY))
    after = [markdown_text(told) for told in (captions.no_mark(here[1], references), *block.after) if told]
    if after:
        st.markdown("\n\n".join(after))


def table_fold(profile: Profile, *blocks: Block) -> None:
    """The figures of blocks as a table, made when it is opened."""
    titles = listed([block.title.lower() for block in blocks])
    table = st.expander(f"Cijfers als tabel: {titles}", on_change="rerun")
    if table.open:
        with table:
            show_table(
                figure_table(
                    profile, list(dict.fromkeys(key for block in blocks for key in (*block.charted, *block.also)))
                )
            )


def show_meanings(profile: Profile, blocks: Sequence[Block]) -> None:
    """What the figures of all charts mean, to be shown once, behind the buttons over them."""
    st.html(meanings_of(profile, [key for block in blocks for key in block.charted]))
