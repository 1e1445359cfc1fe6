"""What rooms said of the figures of the profile, beside those figures; and of which figures a room can be asked."""

from collections.abc import Sequence
from dataclasses import replace

from pages.parts.profile import content
from pages.parts.profile.blocks import Block
from wijk.domain.meeting import Recognition
from wijk.figures.profile import Profile
from wijk.figures.values import Key
from wijk.views.recognition import askable_figures, recognition_lines

__all__ = ["room_figures", "with_recognitions"]

# Of the gemeente, or of many years at once: nothing that a room of one place can say of one figure.
ASKED = (content.adults, content.older, content.ages, content.households, content.strengths, content.money)


def with_recognitions(profile: Profile, block: Block, said: Sequence[Recognition]) -> Block:
    """The block with what rooms said of its figures behind it; the same block when they said nothing."""
    lines = recognition_lines(profile.catalogue, said, (*block.charted, *block.also)) if said else ()
    return replace(block, after=(*block.after, *lines)) if lines else block


def room_figures(profile: Profile) -> dict[Key, str]:
    """The figures of which a room can be asked whether it recognises them, with what they say."""
    keys = [key for make in (*ASKED, content.marital_status) for key in make(profile).charted]
    return askable_figures(profile, keys)
