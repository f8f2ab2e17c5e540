"""The topics in teaching order with the titles, levels and prerequisites of their families.

It imports no family, so that the window can show the table of contents at once; a test holds it against the catalogue.
"""

from engine.questions.outline import FamilyOutline, Topic

TOPICS: tuple[Topic, ...] = (
    Topic(
        id="partial_derivatives",
        title="Partial derivatives",
        families=(
            FamilyOutline("pd_basic", "Partial derivative of a polynomial", (1, 2, 3, 4)),
            FamilyOutline("pd_rules", "Chain, product and quotient rules", (2, 3, 4, 5), after=("pd_basic",)),
            FamilyOutline("pd_higher", "Second and third partial derivatives", (1, 2, 3, 4), after=("pd_rules",)),
            FamilyOutline("pd_exactness", "Fields that are gradients", (1, 2, 3, 4), after=("pd_rules", "pd_higher")),
            FamilyOutline("pd_from_data", "Partial derivatives from data", (1, 2, 3, 4, 5), after=("pd_basic",)),
        ),
    ),
    Topic(
        id="gradients",
        title="Gradients",
        families=(
            FamilyOutline("gr_vector", "Gradient vector", (1, 2, 3, 4), after=("pd_rules",)),
            FamilyOutline("gr_directional", "Directional derivative", (1, 2, 3, 4, 5), after=("gr_vector",)),
            FamilyOutline("gr_steepest", "Steepest ascent and descent", (1, 2, 3, 4, 5), after=("gr_directional",)),
            FamilyOutline("gr_level_normal", "Normals and tangents of level sets", (1, 2, 3, 4), after=("gr_vector",)),
            FamilyOutline("gr_match_plot", "Gradients on contour maps", (1, 2, 3, 4), after=("gr_vector",)),
            FamilyOutline("gr_type_check", "Scalar, vector, matrix or undefined", (1, 2, 3, 4), after=("gr_vector",)),
        ),
    ),
    Topic(
        id="chain_rule",
        title="Chain rule and backpropagation",
        families=(
            FamilyOutline("ch_path", "Along a path", (1, 2, 3, 4, 5), after=("pd_rules",)),
            FamilyOutline("ch_tree", "Several parameters", (1, 2, 3, 4, 5), after=("ch_path",)),
            FamilyOutline("ch_values", "From measured slopes", (1, 2, 3, 4), after=("ch_path",)),
            FamilyOutline("ch_jacobian_product", "Products of Jacobians", (1, 2, 3, 4), after=("ja_matrix", "ch_tree")),
            FamilyOutline("im_implicit", "Implicit differentiation", (1, 2, 3, 4, 5), after=("ch_path",)),
            FamilyOutline("bp_graph", "Backward through a graph", (1, 2, 3, 4, 5), after=("ch_tree",)),
            FamilyOutline("bp_neuron", "One neuron", (1, 2, 3, 4, 5), after=("bp_graph",)),
            FamilyOutline(
                "bp_network", "Through a small network", (1, 2, 3, 4, 5), after=("bp_neuron", "ch_jacobian_product")
            ),
        ),
    ),
    Topic(
        id="jacobians",
        title="Jacobians",
        families=(
            FamilyOutline("ja_matrix", "Jacobian matrix", (1, 2, 3, 4, 5), after=("gr_vector",)),
            FamilyOutline("ja_layout", "Shapes and layouts", (1, 2, 3, 4), after=("ja_matrix",)),
            FamilyOutline("ja_products", "Products with a Jacobian", (1, 2, 3, 4), after=("ja_matrix",)),
            FamilyOutline("ja_det", "Determinants as area factors", (1, 2, 3, 4), after=("ja_matrix",)),
            FamilyOutline("ja_inverse", "Inverse maps and Newton's method", (1, 2, 3, 4), after=("ja_det",)),
        ),
    ),
    Topic(
        id="hessians",
        title="Hessians and quadratic forms",
        families=(
            FamilyOutline("he_matrix", "Hessian matrix", (1, 2, 3, 4, 5), after=("pd_higher", "gr_vector")),
            FamilyOutline("he_quadratic_form", "Quadratic forms", (1, 2, 3, 4, 5), after=("he_matrix",)),
            FamilyOutline("he_definite", "Definite and indefinite", (1, 2, 3, 4, 5), after=("he_quadratic_form",)),
            FamilyOutline(
                "he_curvature", "Curvature along a direction", (1, 2, 3, 4, 5), after=("he_definite", "gr_directional")
            ),
            FamilyOutline("he_hvp", "Products with a Hessian", (1, 2, 3, 4), after=("he_matrix",)),
        ),
    ),
    Topic(
        id="local_models",
        title="Local models",
        families=(
            FamilyOutline("ta_linear", "Tangent planes", (1, 2, 3, 4), after=("gr_vector",)),
            FamilyOutline("ta_error_bound", "Errors and tolerances", (1, 2, 3, 4), after=("ta_linear",)),
            FamilyOutline("ta_quadratic", "Quadratic models", (1, 2, 3, 4, 5), after=("he_matrix", "ta_linear")),
            FamilyOutline("ta_decrease", "Predicted and actual decrease", (1, 2, 3, 4), after=("ta_quadratic",)),
        ),
    ),
    Topic(
        id="critical_points",
        title="Critical points and convexity",
        families=(
            FamilyOutline("cp_find", "Finding critical points", (1, 2, 3, 4), after=("gr_vector",)),
            FamilyOutline("cp_test_numbers", "The second-derivative test", (1, 2, 3, 4, 5), after=("he_definite",)),
            FamilyOutline(
                "cp_full",
                "Finding and classifying critical points",
                (1, 2, 3, 4, 5),
                after=("cp_find", "cp_test_numbers"),
            ),
            FamilyOutline("cp_degenerate", "Where the second-derivative test fails", (1, 2, 3, 4), after=("cp_full",)),
            FamilyOutline("cp_region", "Extremes on a closed region", (1, 2, 3, 4), after=("cp_full",)),
            FamilyOutline("cx_convex", "Convexity", (1, 2, 3, 4, 5), after=("he_definite",)),
        ),
    ),
    Topic(
        id="optimisation",
        title="Optimisation steps",
        families=(
            FamilyOutline("op_gd_step", "Steps of gradient descent", (1, 2, 3, 4, 5), after=("gr_steepest",)),
            FamilyOutline(
                "op_lr_bound", "Limits of the learning rate", (1, 2, 3, 4, 5), after=("he_definite", "op_gd_step")
            ),
            FamilyOutline("op_gd_closed_form", "Error after k steps", (1, 2, 3, 4, 5), after=("op_lr_bound",)),
            FamilyOutline("op_line_search", "Line search", (1, 2, 3, 4, 5), after=("ta_decrease",)),
            FamilyOutline("op_newton_step", "Newton steps", (1, 2, 3, 4, 5), after=("ta_quadratic", "ja_inverse")),
            FamilyOutline("op_momentum", "Momentum and Adam", (1, 2, 3, 4, 5), after=("op_gd_step",)),
            FamilyOutline(
                "op_gauss_newton", "Gauss-Newton steps", (1, 2, 3, 4, 5), after=("op_newton_step", "ja_matrix")
            ),
            FamilyOutline("op_numgrad", "Finite differences", (1, 2, 3, 4, 5), after=("pd_basic",)),
        ),
    ),
)

# Questions on a function that the learner types; no part of the curriculum, and never chosen by it.
OWN_FUNCTIONS = Topic(
    id="own_functions",
    title="Your function",
    families=(
        FamilyOutline("own_partial", "Partial derivative of your function", (1,)),
        FamilyOutline("own_gradient", "Gradient of your function", (1,)),
        FamilyOutline("own_hessian", "Hessian matrix of your function", (1,)),
        FamilyOutline("own_tangent_plane", "Tangent plane of your function", (1,)),
        FamilyOutline("own_critical_points", "Critical points of your function", (1,)),
        FamilyOutline("own_descent_step", "A step of descent on your function", (1,)),
    ),
)
