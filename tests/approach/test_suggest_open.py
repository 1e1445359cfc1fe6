"""Which proposals wait for an answer, and what an initiative becomes when they are accepted."""

from functools import cache

from wijk.approach.suggest import Suggester
from wijk.approach.suggest_open import OpenRow, RowPage, accepted, answered, open_rows, page_of, word_groups
from wijk.approach.suggest_own import own_suggester, pattern_of
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.lexicon import load_lexicon
from wijk.domain.method import load_method
from wijk.domain.proposals import OwnWord, ProposalAnswer

METHOD = load_method()


@cache
def suggester() -> Suggester:
    return Suggester(load_lexicon(METHOD))


def opened(*items: Initiative, **answers: ProposalAnswer) -> tuple[OpenRow, ...]:
    return open_rows(items, lambda item: suggester().suggest(item.name, item.organisation, item.note), answers)


def labels(row: OpenRow) -> set[str]:
    return {f"{kind}:{proposal.id}" for kind, proposal in row.proposals}


SOUP = Initiative("soep", "Eettafel", "Gemeente", note="Samen eten voor 65-plussers")


def test_what_was_filled_in_by_people_is_left_alone_and_what_is_there_is_not_proposed_again() -> None:
    full = Initiative("vol", "Eettafel", roles=(PhaseRole("volgen"),), groups=("mantelzorgers",))
    half = Initiative("half", "Eettafel voor ouderen", roles=(PhaseRole("aanpakken"),))
    nothing = Initiative("niets", "v.v. De Vogels")
    assert [row.item.id for row in opened(full, half, nothing)] == ["half"]
    assert [labels(row) for row in opened(half)] == [{"groups:ouderen", "elements:ontmoeten"}]


def test_a_rejected_proposal_does_not_come_back_and_the_others_stay() -> None:
    answer = answered(ProposalAnswer("soep"), (), ["groups:ouderen"])
    assert [labels(row) for row in opened(SOUP, soep=answer)] == [{"phases:aanpakken", "elements:ontmoeten"}]
    every = answered(answer, (), ["phases:aanpakken", "elements:ontmoeten"])
    assert opened(SOUP, soep=every) == ()


def test_what_was_accepted_in_part_stays_open_for_the_rest() -> None:
    [row] = opened(SOUP)
    item = accepted(row.item, ["phases:aanpakken", "groups:ouderen"], row.formal, METHOD)
    answer = answered(ProposalAnswer("soep"), ["phases:aanpakken", "groups:ouderen"], ())
    assert [labels(row) for row in opened(item, soep=answer)] == [{"elements:ontmoeten"}]


def test_accepting_adds_in_the_order_of_the_method_and_takes_nothing_away() -> None:
    before = Initiative("a", "A", roles=(PhaseRole("volgen", ("nabellen",)),), groups=("mantelzorgers",), formal=False)
    wanted = ["phases:toeleiden", "phases:signaleren", "phases:volgen", "groups:ouderen", "elements:rol"]
    after = accepted(before, wanted, None, METHOD)
    assert after.roles == (PhaseRole("volgen", ("nabellen",)), PhaseRole("signaleren"), PhaseRole("toeleiden"))
    assert (after.groups, after.elements, after.formal) == (("mantelzorgers", "ouderen"), ("rol",), False)
    assert accepted(before, [], True, METHOD).formal is True


def test_rows_are_gathered_by_word_whatever_its_ending_and_by_what_it_tells() -> None:
    rows = opened(
        Initiative("1", "Eettafel Noord"),
        Initiative("2", "Eettafels Zuid"),
        Initiative("3", "Wandelgroep voor ouderen"),
    )
    groups = {(group.words, group.label): group.rows for group in word_groups(rows)}
    assert groups == {("eettafel", "phases:aanpakken"): (0, 1), ("eettafel", "elements:ontmoeten"): (0, 1)}


def test_rows_come_in_pages_of_twenty_five_and_a_page_that_is_not_there_is_the_last() -> None:
    rows = [OpenRow(Initiative(str(number), "A"), ()) for number in range(51)]
    pages = [page_of(rows, number) for number in (0, 1, 2, 3, 9)]
    assert [(page.number, page.count, len(page.rows)) for page in pages] == [
        *((1, 3, 25), (1, 3, 25), (2, 3, 25), (3, 3, 1), (3, 3, 1)),
    ]
    assert page_of([], 1) == RowPage((), 1, 1)


def test_own_words_tell_what_people_say_or_nothing_and_their_signs_are_no_pattern() -> None:
    lexicon = load_lexicon(METHOD)
    words = [
        OwnWord("Babbel-box", phases=("bespreken",)),
        OwnWord("koffie"),
        OwnWord("*"),
        OwnWord("a|b .. & @lonely?"),
    ]
    told = own_suggester(lexicon, words)
    assert [one.id for one in told.suggest("Babbelboxen", "", "").phases] == ["bespreken"]
    assert told.suggest("Koffie in de ochtend").phases == ()
    assert told.suggest("Eenzaam").proposals == Suggester(lexicon).suggest("Eenzaam").proposals
    assert pattern_of("*") == "" and pattern_of("=&|") == ""
