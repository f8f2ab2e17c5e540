"""The names of a text that declares none."""

import pytest

from engine.questions.letters import letters_in, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("2xy + z", "x y z", id="letters side by side"),
        pytest.param("sin x + cosh(y) + ln z", "x y z", id="functions"),
        pytest.param("sinx + xexp(y)", "x y", id="functions and letters run together"),
        pytest.param("e^x + pi", "x", id="constants"),
        pytest.param("E + N + S + I", "E I N S", id="capital letters are names like others"),
        pytest.param("x_1 + w_ij + x2", "w_ij x2 x_1", id="indices"),
        pytest.param("x₁ + x_{2}", "x1 x_2", id="indices in other spellings"),
        pytest.param("λ + lambda + theta_1", "lambda theta_1", id="Greek letters"),
        pytest.param(r"\frac{x}{\lambda} \sin\left(y\right)", "lambda x y", id="LaTeX"),
        pytest.param(r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "a b c d", id="a LaTeX matrix"),
        pytest.param("np.array([x, y])", "x y", id="numpy"),
        pytest.param("2e3 + 1.5E-2", "", id="numbers with an exponent"),
        pytest.param("log_2(x) + log10(y)", "x y", id="logarithms to a base"),
        pytest.param("2 + 2", "", id="nothing but numbers"),
        pytest.param("∂🙂\u202e", "", id="what nobody reads"),
    ],
)
def test_names_are_found(text, names):
    assert names_in(text) == frozenset(names.split())


def test_letters_have_no_index_and_d_is_the_sign_of_a_derivative():
    assert letters_in("x2 + y_1 + d/dt") == {"x", "y", "t"}
