"""What decides whether two expressions are the same; the window names it without knowing how it works."""

from typing import Literal, TypeAlias, get_args

# In the order of what it costs: exact arithmetic, balls at a few points, the normal form, balls at many points, a proof
# by sympy.
Stage: TypeAlias = Literal["arithmetic", "balls", "normal form", "sampling", "sympy"]
STAGES: tuple[Stage, ...] = get_args(Stage)
