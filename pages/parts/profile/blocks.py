"""The blocks of the profile page: a sentence, a chart, its source, and the same figures as a table."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.parts.shared.charts import show_chart
from pages.parts.shared.place_picker import choose
from pages.parts.shared.theme import markdown_text, show_table
from wijk.domain.clock import today
from wijk.figures.profile import Profile
from wijk.figures.risk import RiskGroup, illustrations, order_groups
from wijk.figures.values import Key
from wijk.figures.verdict import BOUNDS_RULE, RULE
from wijk.figures.wording import listed
from wijk.views import captions, divisions, sentences
from wijk.views.chart_frame import chart_config
from wijk.views.charts import bar_chart, trend_chart
from wijk.views.downloads import citation, profile_csv, profile_excel
from wijk.views.place_names import full_name
from wijk.views.tables import figure_table, risk_table

__all__ = ["Block", "beamer_block", "downloads", "risk_block", "show_blocks"]

# So many places of the other division get a button; the rest is in the picker above.
OFFERED = 4
ORDERS = {"concentratie": "Komt hier het vaakst voor, eerst", "omvang": "Grootste groep eerst"}


@dataclass(frozen=True, slots=True)
class Block:
    """One block: the figures in its chart by indicator and year, those ``also`` in its table, a text ``after``.

    ``trend`` draws a line over the years instead of bars; ``of_gemeente`` shows the gemeente in place of the wijk.
    """

    title: str
    sentence: str
    charted: tuple[Key, ...]
    also: tuple[Key, ...] = ()
    after: str = ""
    trend: bool = False
    of_gemeente: bool = False


def beamer_block(profile: Profile) -> None:
    """What can stand alone on a beamer: loneliness, what else stands out, and what is not known."""
    place = profile.place
    st.title(markdown_text(full_name(place)))
    st.caption(markdown_text(divisions.place_line(profile)))
    _offer_elsewhere(profile, "elders")
    with st.container(key="beamer"):
        _stands_out(profile)


def _stands_out(profile: Profile) -> None:
    st.subheader("Wat valt hier op?")
    st.markdown("\n".join(f"1. {markdown_text(one)}" for one in sentences.outline(profile)))
    if profile.around:
        st.button(
            markdown_text(f"Ga naar {profile.around.label}"),
            key="eromheen",
            on_click=choose,
            args=(profile.around.key,),
        )
    st.subheader("Wat weten wij niet?")
    st.markdown(markdown_text(sentences.not_known(profile)))


def _offer_elsewhere(profile: Profile, name: str) -> None:
    """What became of a place between the divisions, and the way to where its other figures are, the likeliest first."""
    if not (told := divisions.change_text(profile)):
        return
    (st.warning if profile.elsewhere else st.caption)(markdown_text(told))
    with st.container(horizontal=True, gap="xsmall"):
        for number, other in enumerate(profile.boundary_change.places[:OFFERED]):
            st.button(
                markdown_text(divisions.way_to(other)),
                key=f"{name}-{other.key}",
                type="primary" if number == 0 and profile.elsewhere else "secondary",
                on_click=choose,
                args=(other.key,),
                width="content",
            )


def show_blocks(profile: Profile, *blocks: Block) -> None:
    """Blocks of the profile beside each other, with their figures in one table under them."""
    for column, block in zip(st.columns(len(blocks), gap="large"), blocks, strict=True):
        with column:
            _show(profile, block)
    titles = listed([block.title.lower() for block in blocks])
    table = st.expander(f"Cijfers als tabel: {titles}", on_change="rerun")
    if table.open:
        with table:
            show_table(
                figure_table(
                    profile, list(dict.fromkeys(key for block in blocks for key in (*block.charted, *block.also)))
                )
            )


def _show(profile: Profile, block: Block) -> None:
    st.subheader(block.title)
    st.markdown(markdown_text(block.sentence))
    here, references = captions.chart_series(profile, block.charted, of_gemeente=block.of_gemeente)
    name, figures = here
    title, source = captions.chart_title(block.title, name, figures), captions.source_line(figures)
    if block.trend:
        chart = trend_chart([here, *references], title, source)
    else:
        chart = bar_chart(here, references, captions.chart_labels(figures), title, source)
    if all(figure.value is None for figure in figures):
        st.caption(markdown_text(source))
    else:
        show_chart(chart, chart_config(block.title, figures[0].code), f"{block.sentence} {source}")
    for told in (captions.no_mark(figures, references), block.after):
        if told:
            st.markdown(markdown_text(told))


def risk_block(profile: Profile) -> None:
    """The risk groups side by side, ordered by the user, with what they rest on and what no figure tells."""
    st.header("Risicogroepen")
    if captions.groups_elsewhere(profile):
        _offer_elsewhere(profile, "groepen")
    st.markdown(markdown_text(sentences.risk_summary(profile.groups, captions.reference_name(profile))))
    order: Any = st.radio("Volgorde", list(ORDERS), horizontal=True, key="volgorde", format_func=ORDERS.__getitem__)
    groups = order_groups(profile.groups, order)
    show_table(risk_table(groups, profile))
    st.caption(
        "Omvang: aantal mensen of huishoudens, afgerond op tien. Vergeleken: het aandeel hier gedeeld door het aandeel "
        f"daar. {RULE} {BOUNDS_RULE + ' ' if _bounded(profile) else ''}Bewijs: waarop rust dat deze groep vaker "
        "eenzaam is? Groepen overlappen: tel ze niet op. " + markdown_text(captions.group_sources(profile))
    )
    explained = sentences.explanations(profile.groups)
    st.markdown(" ".join(f"**{markdown_text(name)}** {markdown_text(rest)}" for name, rest in explained))
    if beside := sentences.told_beside(profile):
        st.markdown(markdown_text(beside))
    with st.expander("Waarop rust dit, en waarom is een omvang niet bekend?"):
        for found in groups:
            reason = f" Omvang: {found.reason}" if found.reason else ""
            told = markdown_text(f"({found.group.evidence}): {found.group.evidence_text}.{reason}")
            st.markdown(f"**{markdown_text(found.group.name)}** {told}")
    _illustration(profile, groups)
    st.markdown(
        "**Niet in de cijfers: vraag het in de wijk.** Eenoudergezinnen, mensen in rouw, mensen die pas verhuisd zijn, "
        "taal, zingeving en lhbti-inwoners staan in geen van deze bestanden."
    )


def _bounded(profile: Profile) -> bool:
    return any(figure.bounds for figure in profile.figures.values())


def downloads(profile: Profile) -> None:
    """Everything shown for this place as files, and a line to cite."""
    st.header("Bewaren en citeren")
    name = f"wijkprofiel-{profile.place.code}"
    first, second = st.columns(2)
    first.download_button(
        "Cijfers als CSV",
        lambda: profile_csv(profile, today()),
        f"{name}.csv",
        "text/csv",
        width="stretch",
        on_click="ignore",
    )
    second.download_button(
        "Cijfers als Excel",
        lambda: profile_excel(profile, today()),
        f"{name}.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        width="stretch",
        on_click="ignore",
    )
    st.markdown("Een grafiek bewaart u als SVG met het knopje rechtsboven in de grafiek. Bronregel om over te nemen:")
    st.markdown(f"> {markdown_text(citation(list(profile.figures.values())))}")


def _illustration(profile: Profile, groups: list[RiskGroup]) -> None:
    choices = {found.group.id: found for found in groups if found.group.national and found.size is not None}
    if not choices:
        return
    chosen = st.selectbox(
        "Hoeveel mensen zouden het zijn als het hier net zo is als in heel Nederland? Kies een groep",
        list(choices),
        index=None,
        format_func=lambda identifier: choices[identifier].group.name,
        placeholder="Geen groep gekozen",
        key="voorstelling",
    )
    if chosen:
        for one in illustrations(profile.figures, choices[chosen]):
            st.markdown(markdown_text(sentences.illustration(one)))
