"""Words of the gemeente itself: what they tell, or that they tell nothing."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import only_for
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import keep_typed, let_go
from wijk.domain.proposals import OwnWord
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.initiatives.proposals import keep_own_word, remove_own_word
from wijk.views.proposals import label_names

__all__ = ["own_words"]

FORM, TEXT, LABELS = "eigen-woord-formulier", "eigen-woord", "eigen-woord-betekent"
NOTHING = "telt niet mee"
KINDS = ("phases", "groups", "elements")


@only_for("write", "records")
def own_words(words: Sequence[Stored[OwnWord]], store: Store, _place: Place | None) -> None:
    """Show the words that were added, with a form for another."""
    names = label_names(loaded().method)
    with st.expander("Eigen woorden: wat betekent een woord in uw gemeente?"):
        st.markdown(
            "Geef een woord of een paar woorden, met wat zij hier betekenen. Andere vormen en samenstellingen tellen "
            "mee: ‘buurttafel’ ook voor ‘buurttafels’. Kiest u niets, dan telt het woord nergens voor mee."
        )
        with keep_typed(FORM), st.form(FORM, height="content"):
            columns = st.columns([3, 5, 2], vertical_alignment="bottom")
            columns[0].text_input("Woord", key=TEXT, placeholder="Bijvoorbeeld: buurttafel")
            columns[1].multiselect(
                "Betekent",
                list(names),
                key=LABELS,
                format_func=lambda label: names[label],
                placeholder="Niets: telt niet mee",
                select_all=False,
            )
            columns[2].form_submit_button("Woord bewaren", on_click=_keep, args=(store,), width="stretch")
        for record in words:
            with st.container(horizontal=True, vertical_alignment="center"):
                told = [names.get(label, label) for label in _labels(record.item)]
                st.markdown(markdown_text(f"{record.item.text}: {', '.join(told) or NOTHING}"), width="content")
                st.button("Weghalen", key=f"woord-weg-{record.id}", on_click=_remove, args=(store, record))


def _keep(store: Store) -> None:
    chosen: list[str] = st.session_state[LABELS]
    told = {kind: tuple(label.split(":", 1)[1] for label in chosen if label.startswith(f"{kind}:")) for kind in KINDS}
    word = OwnWord(st.session_state[TEXT].strip(), **told)
    try:
        keep_own_word(store, word)
    except StoreError as error:
        say_wrong(str(error))
        return
    let_go(FORM)
    st.session_state[TEXT], st.session_state[LABELS] = "", []
    say(f"Bewaard: ‘{word.text}’. De voorstellen zijn meteen bijgewerkt.")


def _remove(store: Store, record: Stored[OwnWord]) -> None:
    try:
        remove_own_word(store, record)
    except StoreError as error:
        say_wrong(str(error))
        return
    say(f"Weggehaald: ‘{record.item.text}’.")


def _labels(word: OwnWord) -> list[str]:
    return [f"{kind}:{one}" for kind in KINDS for one in getattr(word, kind)]
