"""A sentence beside others is weighed otherwise than one that came alone."""

import numpy as np

from ingest.extract.blending import fit_blend

DRAW = np.random.default_rng(5)
COUNT = 400
LABELS = np.arange(COUNT) % 2 == 0
STANDS_BESIDE = np.arange(COUNT) % 4 < 2
# Of a sentence alone the sign tells, of one beside others the classifier does.
TOLD = np.zeros((COUNT, 5))
TOLD[:, 0] = np.where(STANDS_BESIDE, 2.0 * LABELS - 1, 0) + DRAW.normal(size=COUNT)
TOLD[:, 3] = STANDS_BESIDE
SIGNS = np.where(STANDS_BESIDE, 0, 2.0 * LABELS - 1)[:, None] + DRAW.normal(size=(COUNT, 1))
COUNTS = np.ones(COUNT)


def test_what_tells_beside_others_weighs_less_for_a_sentence_alone() -> None:
    blend = fit_blend(TOLD, SIGNS, LABELS, COUNTS)

    told = np.zeros((2, 5))
    told[:, 0] = 1
    told[0, 3] = 1
    beside, alone = blend.log_odds(told, np.zeros((2, 1)))
    assert beside > alone + 0.5


def test_where_no_two_kinds_stand_beside_others_all_are_weighed_alike() -> None:
    seen = ~STANDS_BESIDE | LABELS

    blend = fit_blend(TOLD[seen], SIGNS[seen], LABELS[seen], COUNTS[seen])

    assert np.array_equal(blend.beside, blend.alone)
