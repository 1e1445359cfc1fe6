"""What people choose for the coalition of a place, kept at every change, also while others choose for it too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from pages.parts.shared.messages import say
from pages.parts.shared.permitted import is_permitted
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.approach.drafts import Clash, merge_drafts
from wijk.domain.draft import Draft
from wijk.figures.places import Place
from wijk.store.coalitions.drafts import save_draft
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.views.drafts import clash_rows

__all__ = ["change_draft", "draft_field", "field_name", "keep_draft", "members_field", "open_draft", "tick_members"]

OPENED = "opzet per plek"
MEMBERS = "leden"


@dataclass(frozen=True, slots=True)
class DraftOnPage:
    """The draft as it was last read or kept (None: there was none), and what the fields here say since."""

    seen: Stored[Draft] | None
    mine: Draft

    @property
    def base(self) -> Draft:
        """What was there before the changes here."""
        return self.seen.item if self.seen else Draft(self.mine.area)


def open_draft(place: Place, there: Stored[Draft] | None) -> Draft:
    """The draft of a place with what was chosen here; ``there`` is what is kept of it now."""
    opened = _drafts().setdefault(place.code, DraftOnPage(there, there.item if there else Draft(place.code)))
    return opened.mine


def field_name(place: Place, name: str) -> str:
    """The key of a field of the draft."""
    return f"opzet-{place.code}-{name}"


def draft_field(place: Place, name: str, chosen: Any) -> str:
    """The key of a field, which holds what is in it now, or else what the draft says is ``chosen``."""
    key = field_name(place, name)
    if key not in st.session_state:
        st.session_state[key] = chosen
    return key


def change_draft(place: Place, draft: Draft) -> None:
    """Have the fields say this from the next run on; to be called where there is no field for the change."""
    drafts = _drafts()
    drafts[place.code] = replace(drafts[place.code], mine=draft)


def field_now(place: Place, name: str, chosen: Any, *, drawn: bool) -> Any:
    """What a field holds now, or else ``chosen``; one that is not ``drawn`` in this run is read once and forgotten."""
    key = field_name(place, name)
    return st.session_state.get(key, chosen) if drawn else st.session_state.pop(key, chosen)


def members_field(place: Place, draft: Draft) -> str:
    """The key of the field with the members that are ticked."""
    return draft_field(place, MEMBERS, list(draft.members))


def members_now(place: Place, draft: Draft, *, drawn: bool) -> tuple[str, ...]:
    """The members (ids) that are ticked, whether or not their field is ``drawn`` in this run."""
    return tuple(field_now(place, MEMBERS, draft.members, drawn=drawn))


def tick_members(place: Place, members: Sequence[str]) -> None:
    """Tick these members (ids) and nobody else; to be called before the field is drawn, as from a button."""
    st.session_state[field_name(place, MEMBERS)] = list(members)


def keep_draft(store: Store, place: Place, mine: Draft, there: Stored[Draft] | None, areas: Mapping[str, str]) -> None:
    """Keep what the fields say now, or take over what somebody else chose; what both changed is asked.

    ``there`` is what was kept when this run began.
    """
    change_draft(place, mine)
    # Always one element, so that what stands below keeps its place.
    with st.container():
        _keep(store, place, mine, there, areas)


def _keep(store: Store, place: Place, mine: Draft, there: Stored[Draft] | None, areas: Mapping[str, str]) -> None:
    drafts = _drafts()
    opened = drafts[place.code]
    may = is_permitted(store, "write", "records", place)
    if not may:
        st.caption("U kunt hier uitproberen: niemand anders ziet wat u kiest, en als u de pagina sluit is het weg.")
    try:
        if mine == opened.base:
            _follow(place, opened, there)
        elif may:
            kept = save_draft(store, mine, opened.seen.version if opened.seen else None)
            # Not by way of the session, which another tick may interrupt: this one would then count as somebody else's.
            drafts[place.code] = DraftOnPage(kept, mine)
    except Conflict as conflict:
        _join(store, place, opened, conflict.theirs, areas)
    except StoreError as error:
        st.error(markdown_text(str(error)))


def _follow(place: Place, opened: DraftOnPage, there: Stored[Draft] | None) -> None:
    """Show what somebody else chose, when nothing was chosen here in the meantime."""
    if there is None or (opened.seen and opened.seen.version == there.version):
        return
    if there.item == opened.mine:
        _drafts()[place.code] = DraftOnPage(there, there.item)
        return
    _take(place, there, "Iemand anders heeft de keuzes voor deze plek gewijzigd. U ziet ze nu.")


def _join(
    store: Store, place: Place, opened: DraftOnPage, theirs: Stored[Draft] | None, areas: Mapping[str, str]
) -> None:
    """Put the choices of two beside each other, and ask only about what they chose differently."""
    if theirs is None or theirs.deleted:
        _drafts()[place.code] = DraftOnPage(None, opened.mine)
        st.rerun()
    merged, clashes = merge_drafts(opened.base, opened.mine, theirs.item)
    if not clashes:
        _settle(store, place, merged, theirs)
        return
    others, _ = merge_drafts(opened.base, theirs.item, opened.mine)
    _ask(store, place, {"Houd mijn keuze": merged, "Houd de keuze van de ander": others}, theirs, clashes, areas)


def _ask(
    store: Store,
    place: Place,
    answers: Mapping[str, Draft],
    theirs: Stored[Draft],
    clashes: tuple[Clash, ...],
    areas: Mapping[str, str],
) -> None:
    st.error("Iemand anders koos intussen iets anders voor deze plek. Er is niets overschreven. Welke keuze houdt u?")
    show_table(clash_rows(clashes, loaded().method, loaded().rules, areas))
    for column, (answer, draft) in zip(st.columns(2), answers.items(), strict=True):
        if column.button(answer, width="stretch", key=field_name(place, answer)):
            _settle(store, place, draft, theirs)


def _settle(store: Store, place: Place, draft: Draft, theirs: Stored[Draft]) -> None:
    try:
        kept = save_draft(store, draft, theirs.version)
    except Conflict:
        # Yet another change: the next run asks again, with that one beside it.
        st.rerun()
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    _take(place, kept, "Iemand anders koos intussen ook voor deze plek. U ziet nu de keuzes van u beiden.")


def _take(place: Place, there: Stored[Draft], said: str) -> None:
    """Fill the fields anew with what is kept."""
    _drafts()[place.code] = DraftOnPage(there, there.item)
    for key in [key for key in st.session_state if str(key).startswith(field_name(place, ""))]:
        del st.session_state[key]
    say(said)
    st.rerun()


def _drafts() -> dict[str, DraftOnPage]:
    drafts: dict[str, DraftOnPage] = st.session_state.setdefault(OPENED, {})
    return drafts
