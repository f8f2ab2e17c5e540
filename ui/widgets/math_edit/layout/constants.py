"""Measures of STIX Two Math, the face of the formulas, in em; the names are those of the MATH table of OpenType."""

AXIS = 0.258
SCRIPT_SCALE = 0.7
SCRIPT_SCRIPT_SCALE = 0.55

RULE = 0.068
"""Thickness of the bar of a fraction."""
NUMERATOR_SHIFT, NUMERATOR_SHIFT_TEXT = 0.64, 0.585
DENOMINATOR_SHIFT, DENOMINATOR_SHIFT_TEXT = 0.64, 0.585
FRACTION_GAP, FRACTION_GAP_TEXT = 0.15, 0.068
FRACTION_SIDE = 0.12
"""What stays free on either side of a fraction."""

SUPERSCRIPT_SHIFT, SUPERSCRIPT_SHIFT_CRAMPED = 0.36, 0.252
SUPERSCRIPT_DROP = 0.23
SUPERSCRIPT_BOTTOM_MIN = 0.12
SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT = 0.38
SUBSCRIPT_SHIFT = 0.21
SUBSCRIPT_DROP = 0.16
SUBSCRIPT_TOP_MAX = 0.368
SCRIPTS_GAP = 0.15
BEHIND_SCRIPT = 0.04

DEGREE_BEFORE = 0.065
DEGREE_BEHIND = -0.335
DEGREE_RAISE = 0.55
"""How far up the root sign its degree stands, of the sign's height."""

THIN, MEDIUM, THICK = 3 / 18, 4 / 18, 5 / 18

NOMINAL_ASCENT, NOMINAL_DESCENT = 0.7, 0.22
"""Of a line of letters: the least that a row reserves, and the height of the caret."""
HOLE_WIDTH = 0.5
