"""Use cases of the draw, a step each: announce, freeze, witness, enter the public value, hold, sign, publish.

Every step asks who may, looks at the state under the campaign's lock, and leaves one audit event. What takes long is
worked out before, from a reading transaction, and stored only where the attempt is still as it was.
"""

from __future__ import annotations

from coordination.desk.drawing.announcing import announce_draw, give_up_draw
from coordination.desk.drawing.attending import confirm_witness, enter_public_value
from coordination.desk.drawing.freezing import FreezeOutcome, freeze_frame
from coordination.desk.drawing.holding import DrawOutcome, PreparedDraw, hold_draw, keep_draw, prepare_draw
from coordination.desk.drawing.looking_up import drawn_targets, look_up, look_up_labels, named_like, within_frame
from coordination.desk.drawing.safe import Safe
from coordination.desk.drawing.showing import (
    Ceremony,
    ceremony_of,
    draw_files,
    draw_states,
    frozen_frame,
    published_draws,
    report_draw,
)
from coordination.desk.drawing.signing import publish_draw, sign_draw

__all__ = [
    "Ceremony",
    "DrawOutcome",
    "FreezeOutcome",
    "PreparedDraw",
    "Safe",
    "announce_draw",
    "ceremony_of",
    "confirm_witness",
    "draw_files",
    "draw_states",
    "drawn_targets",
    "enter_public_value",
    "freeze_frame",
    "frozen_frame",
    "give_up_draw",
    "hold_draw",
    "keep_draw",
    "look_up",
    "look_up_labels",
    "named_like",
    "prepare_draw",
    "publish_draw",
    "published_draws",
    "report_draw",
    "sign_draw",
    "within_frame",
]
