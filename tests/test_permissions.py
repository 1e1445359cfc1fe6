"""The table of who may do what, cell by cell."""

from itertools import product
from typing import get_args

import pytest

from wijk.domain.actor import NOT_SIGNED_IN, Actor, Role
from wijk.permissions import Deed, Thing, may

# Per deed and thing who may do it: n(ot signed in), l(ezer), d(eelnemer), b(eheerder), z(aal); what is not here,
# nobody may.
TABLE = {
    ("read", "records"): "nldb",
    ("write", "records"): "ndb",
    ("delete", "records"): "ndb",
    ("erase", "records"): "nb",
    ("read", "names"): "nb",
    ("write", "names"): "nb",
    ("erase", "names"): "ndb",
    ("read", "backup"): "nb",
    ("restore", "backup"): "nb",
    ("write", "figures"): "nb",
    ("lead", "meetings"): "ndb",
    ("contribute", "meetings"): "ndbz",
}


@pytest.mark.parametrize("role", get_args(Role))
def test_the_table(role: Role) -> None:
    wrong = [
        (deed, thing)
        for deed, thing in product(get_args(Deed), get_args(Thing))
        if may(Actor("iemand", role), deed, thing) != (role[0] in TABLE.get((deed, thing), ""))
    ]
    assert not wrong


def test_as_long_as_there_is_no_login_nothing_is_hidden() -> None:
    assert all(may(NOT_SIGNED_IN, deed, thing) for deed, thing in TABLE)  # type: ignore[arg-type]


def test_a_role_that_is_not_known_may_nothing() -> None:
    stranger = Actor("iemand", "directeur")  # type: ignore[arg-type]
    assert not any(may(stranger, deed, thing) for deed, thing in product(get_args(Deed), get_args(Thing)))
