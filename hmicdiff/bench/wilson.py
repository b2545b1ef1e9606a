"""How sure a share is that was counted in few cases."""

import math

_Z = 1.959963984540054
"""The two-sided 95 % quantile of the normal distribution."""


def interval(hits: int, tries: int) -> tuple[float, float]:
    """Return the 95 % confidence interval of a share, each end from 0 to 1.

    The score interval of E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
    Inference", Journal of the American Statistical Association 22 (1927), 209-212. It stays within
    0 and 1, and holds for few tries and shares near the ends, where the usual one does not
    (Brown, Cai and DasGupta, "Interval Estimation for a Binomial Proportion", 2001). Nothing tried
    is (0, 1): anything may be.
    """
    if not tries:
        return 0.0, 1.0
    share, square = hits / tries, _Z * _Z
    middle = (share + square / (2 * tries)) / (1 + square / tries)
    root = math.sqrt(share * (1 - share) / tries + square / (4 * tries * tries))
    reach = _Z * root / (1 + square / tries)
    low = 0.0 if hits == 0 else max(0.0, middle - reach)
    high = 1.0 if hits == tries else min(1.0, middle + reach)
    return low, high
