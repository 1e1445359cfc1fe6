"""Which screens are shown, and in which order."""

from wijk.domain.presentation import SCREENS, Presentation, ScreenNote, arranged, note_of, ordered, placed_by_number

STORY = Presentation("GM0202")


def test_a_story_that_nobody_changed_has_all_screens() -> None:
    assert arranged(STORY) == SCREENS
    assert len(SCREENS) == len(set(SCREENS)) == 13


def test_screens_are_left_out_and_put_first_and_what_is_no_screen_falls_away() -> None:
    mine = Presentation("GM0202", ("vieren", "weg", "vieren", "wie"), ("waarom", "weg"))
    assert arranged(mine)[:4] == ("sinds", "vieren", "wie", "eenzaam"), "what a story opens with stays first"
    assert "waarom" not in arranged(mine) and len(arranged(mine)) == 12
    assert ordered(("vieren", "sinds"))[:3] == ("vieren", "sinds", "waarom"), "unless people gave it a place"
    assert arranged(Presentation("GM0202", left_out=SCREENS)) == SCREENS
    assert ordered(()) == SCREENS


def test_numbers_move_a_screen_up_and_down() -> None:
    def numbered(**moved: int) -> tuple[str, ...]:
        return placed_by_number({**{one: place for place, one in enumerate(SCREENS, 1)}, **moved}, SCREENS)

    assert numbered() == SCREENS
    assert numbered(vieren=1) == ("vieren", *SCREENS[:-1])
    assert numbered(sinds=13) == (*SCREENS[1:], "sinds")
    assert numbered(wie=3)[1:4] == ("waarom", "wie", "eenzaam")
    assert numbered(eenzaam=4)[1:4] == ("waarom", "wie", "eenzaam")


def test_a_screen_without_a_note_has_an_empty_one() -> None:
    mine = Presentation("GM0202", notes=(ScreenNote("wie", "Vraag door", 3),))
    assert (note_of(mine, "wie").minutes, note_of(mine, "vieren")) == (3, ScreenNote("vieren"))
