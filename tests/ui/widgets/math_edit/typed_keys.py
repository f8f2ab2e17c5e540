"""Keys of thirty questions of the bank, and the keys on the keyboard that type them in a line and as a formula.

In a line: the shortest text that somebody would type who trusts the eye, `e^3y` where the exponent is 3y. Where the line
asks which of two readings is meant, choosing one takes a key more. As a formula: the same characters as a rule; an arrow
is the key to the right.
"""

from dataclasses import dataclass

XY, XYZ = ("x", "y"), ("x", "y", "z")


@dataclass(frozen=True)
class TypedKey:
    """One key.

    Attributes:
        family: The family whose question has it.
        names: What the question declares.
        meant: The key, in plain notation that has one reading.
        line: What is typed in a line.
        formula: What is typed as a formula.
    """

    family: str
    names: tuple[str, ...]
    meant: str
    line: str
    formula: str = ""

    @property
    def keys(self) -> str:
        """What is typed as a formula."""
        return self.formula or self.line


TYPED_KEYS = (
    TypedKey("pd_basic", XY, "2*x*y", "2xy"),
    TypedKey("pd_basic", XY, "4 - 5*y^2 - 4*x", "4-5y^2-4x"),
    TypedKey("pd_basic", XYZ, "4*x*y^2*z", "4xy^2z"),
    TypedKey("pd_basic", ("w1", "w2", "b", "x"), "5*b*x - 9*b^2*w1^2*w2", "5bx-9b^2w1^2w2"),
    TypedKey("pd_rules", XY, "4*y^2*sin(x*y^2) - 1", "4y^2sin(xy^2)-1"),
    TypedKey("pd_rules", XY, "ln(3*x^2 + y^2 + 1) + 2*y^2/(3*x^2 + y^2 + 1) - 2", "ln(3x^2+y^2+1)+2y^2/(3x^2+y^2+1)-2"),
    TypedKey("pd_rules", XY, "(6*x^3*y + 8*x*y)/(3*x^2 + y^2 + 4)^2", "(6x^3y+8xy)/(3x^2+y^2+4)^2"),
    TypedKey("pd_rules", XY, "tanh(x - y) + x - x*tanh(x - y)^2", "tanh(x-y)+x-xtanh(x-y)^2"),
    TypedKey("pd_rules", XY, "4*x*softplus(2*x - y) - 4*x*y*sigmoid(2*x - y)", "4xsoftplus(2x-y)-4xysigmoid(2x-y)"),
    TypedKey("pd_higher", XY, "-20*cos(2*x - 2*y)", "-20cos(2x-2y)"),
    TypedKey("pd_higher", XY, "-27*x^2*exp(3*y)", "-27x^2e^3y"),
    TypedKey("pd_exactness", XY, "2*x^2*y - y^3 + 2*x + 2*sin(x*y)", "2x^2y-y^3+2x+2sin(xy)"),
    TypedKey("gr_vector", XYZ, "-15*cos(3*x + 3*z) - 6*exp(y + 3*z)", "-15cos(3x+3z)-6e^(y+3z)"),
    TypedKey("gr_vector", XYZ, "-8*x*exp(x^2)", "-8xe^x^2"),
    TypedKey("gr_directional", (), "5*sqrt(2)", "5sqrt2"),
    TypedKey("gr_directional", (), "-2/5 - 3*sqrt(3)/10", "-2/5-3sqrt3/10"),
    TypedKey("gr_directional", XY, "exp(2*x + 3*y)/5 - 3", "e^(2x+3y)/5-3"),
    TypedKey("gr_steepest", (), "-5*sqrt(26)/26", "-5sqrt26/26"),
    TypedKey("ch_path", ("t",), "6*cos(3*t)*cos(t)*sin(t)^2 - 6*sin(3*t)*sin(t)^3", "6cos3tcostsin^2t-6sin3tsin^3t"),
    TypedKey("ch_path", ("t",), "44*t*exp(3*t) - 65*exp(3*t)", "44te^3t-65e^3t"),
    TypedKey("ch_tree", ("r", "theta"), "15*r^2*cos(theta)^2*sin(theta)", "15r^2cos(theta)^2sin(theta)"),
    TypedKey("ch_tree", ("L_x", "L_y", "x_p", "y_p", "p_t"), "L_x*x_p*p_t + L_y*y_p*p_t", "L_xx_pp_t+L_yy_pp_t"),
    TypedKey("ja_matrix", ("x", "y", "a"), "2*a*y^2 + 8*x*exp(2*x^2)", "2ay^2+8xe^2x^2"),
    TypedKey("ja_matrix", ("r", "theta"), "-r*sin(theta)", "-rsintheta"),
    TypedKey(
        "he_matrix", XY, "2*exp(3*y)*exp(x)/(exp(x) + exp(3*y))^2", "2e^3ye^x/(e^x+e^3y)^2", "2e^3y→e^x/(e^x+e^3y)^2"
    ),
    TypedKey("he_matrix", XY, "(2*y - 4*x*y^2 + x^2*y^3)*exp(-x*y)", "(2y-4xy^2+x^2y^3)e^(-xy)"),
    TypedKey("ta_quadratic", XY, "3 - 1/2*(x - 2)^2 + 2*(y - 1)^2", "3-1/2(x-2)^2+2(y-1)^2", "3-1/2 (x-2)^2+2(y-1)^2"),
    TypedKey("cp_full", (), "3*pi/2", "3pi/2"),
    TypedKey("op_gd_closed_form", ("k",), "-2*(7/10)^k + (9/10)^k", "-2(7/10)^k+(9/10)^k"),
    TypedKey("own function", XY, "(x - 1)^2/(2*y*(1 + sqrt(x^2 + y^2))^2)", "(x-1)^2/2y(1+sqrt(x^2+y^2))^2"),
)
