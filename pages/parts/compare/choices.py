"""What was chosen on the page Vergelijken, kept in the address, so that a comparison can be sent as a link."""

from collections.abc import Mapping, Sequence

import streamlit as st

__all__ = ["keep", "kept", "kept_option", "select_kept"]


def kept(parameter: str) -> str:
    """What the address says, else what this visitor chose before, which is then put back there; "" for none."""
    if in_address := st.query_params.get(parameter):
        st.session_state[_name(parameter)] = in_address
    elif before := st.session_state.get(_name(parameter)):
        st.query_params[parameter] = before
    return str(st.session_state.get(_name(parameter), ""))


def kept_option(parameter: str, options: Sequence[str], default: str) -> str:
    """The same where one of these options can be chosen; an address with another says nothing."""
    value = kept(parameter)
    return value if value in options else default


def select_kept(label: str, options: Mapping[str, str], parameter: str, default: str) -> str:
    """A list to choose from, ``options`` by what stands for them in the address; gives what was chosen."""
    key = f"keuze-{parameter}"
    st.session_state[key] = kept_option(parameter, list(options), default)
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=lambda: keep(parameter, st.session_state[key]),
    )
    return str(st.session_state[key])


def keep(parameter: str, value: str) -> None:
    """Put a choice in the address and keep it for this visitor; "" takes it out of both."""
    if value:
        st.session_state[_name(parameter)] = st.query_params[parameter] = value
    else:
        st.session_state.pop(_name(parameter), None)
        st.query_params.pop(parameter, None)


def _name(parameter: str) -> str:
    return f"vergelijken-{parameter}"
