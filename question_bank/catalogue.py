"""Every family, listed by hand in teaching order."""

from engine.questions.question import Family
from question_bank.chain_rule import (
    bp_graph,
    bp_network,
    bp_neuron,
    ch_jacobian_product,
    ch_path,
    ch_tree,
    ch_values,
    im_implicit,
)
from question_bank.critical_points import cp_degenerate, cp_find, cp_full, cp_region, cp_test_numbers, cx_convex
from question_bank.gradients import (
    gr_directional,
    gr_level_normal,
    gr_match_plot,
    gr_steepest,
    gr_type_check,
    gr_vector,
)
from question_bank.hessians import he_curvature, he_definite, he_hvp, he_matrix, he_quadratic_form
from question_bank.jacobians import ja_det, ja_inverse, ja_layout, ja_matrix, ja_products
from question_bank.local_models import ta_decrease, ta_error_bound, ta_linear, ta_quadratic
from question_bank.optimisation import (
    op_gauss_newton,
    op_gd_closed_form,
    op_gd_step,
    op_line_search,
    op_lr_bound,
    op_momentum,
    op_newton_step,
    op_numgrad,
)
from question_bank.partial_derivatives import pd_basic, pd_exactness, pd_from_data, pd_higher, pd_rules

CATALOGUE: tuple[Family, ...] = (
    pd_basic.FAMILY,
    pd_rules.FAMILY,
    pd_higher.FAMILY,
    pd_exactness.FAMILY,
    pd_from_data.FAMILY,
    gr_vector.FAMILY,
    gr_directional.FAMILY,
    gr_steepest.FAMILY,
    gr_level_normal.FAMILY,
    gr_match_plot.FAMILY,
    gr_type_check.FAMILY,
    ch_path.FAMILY,
    ch_tree.FAMILY,
    ch_values.FAMILY,
    ch_jacobian_product.FAMILY,
    im_implicit.FAMILY,
    bp_graph.FAMILY,
    bp_neuron.FAMILY,
    bp_network.FAMILY,
    ja_matrix.FAMILY,
    ja_layout.FAMILY,
    ja_products.FAMILY,
    ja_det.FAMILY,
    ja_inverse.FAMILY,
    he_matrix.FAMILY,
    he_quadratic_form.FAMILY,
    he_definite.FAMILY,
    he_curvature.FAMILY,
    he_hvp.FAMILY,
    ta_linear.FAMILY,
    ta_error_bound.FAMILY,
    ta_quadratic.FAMILY,
    ta_decrease.FAMILY,
    cp_find.FAMILY,
    cp_test_numbers.FAMILY,
    cp_full.FAMILY,
    cp_degenerate.FAMILY,
    cp_region.FAMILY,
    cx_convex.FAMILY,
    op_gd_step.FAMILY,
    op_lr_bound.FAMILY,
    op_gd_closed_form.FAMILY,
    op_line_search.FAMILY,
    op_newton_step.FAMILY,
    op_momentum.FAMILY,
    op_gauss_newton.FAMILY,
    op_numgrad.FAMILY,
)
