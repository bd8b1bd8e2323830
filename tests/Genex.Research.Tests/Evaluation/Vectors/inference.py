#!/usr/bin/python3
"""Writes the fixed vectors of intervals, tests, corrections and logistic regression.

Run by hand, once (Debian 12: python3-scipy 1.10.1, python3-statsmodels 0.13.5, python3-sklearn 1.2.1): python3 inference.py
Integers are used where the value allows, so that the vectors are exact and small. '-' marks an undefined value.
"""
import warnings

import numpy as np
from scipy import stats
from sklearn.linear_model import LogisticRegression
from statsmodels.stats.multitest import multipletests

warnings.simplefilter("error")
random = np.random.RandomState(20240612)


def text(value):
    return "-" if value is None else "%.12g" % value


def row(out, *cells):
    print(*(" ".join(map(text, cell)) if isinstance(cell, (list, np.ndarray)) else text(cell) for cell in cells), sep="\t", file=out)


def t_interval(d):
    """SciPy's interval; its quantile is good to 9 digits in this version, Newton steps on its distribution function give the rest."""
    n, t = len(d), stats.t.ppf(0.975, len(d) - 1)
    for _ in range(3):
        t -= (stats.t.cdf(t, n - 1) - 0.975) / stats.t.pdf(t, n - 1)
    interval = d.mean() - t * stats.sem(d), d.mean() + t * stats.sem(d)
    assert np.allclose(interval, stats.t.interval(0.95, n - 1, d.mean(), stats.sem(d)), rtol=1e-6, atol=1e-6)
    return interval


def mean_difference(first, second, axis):
    return np.mean(first - second, axis=axis)


with open("paired-tests.tsv", "w") as out:
    print("differences", "sign_flip", "wilcoxon_exact", "wilcoxon_approximate", "lower", "upper", "effect", sep="\t", file=out)
    for number in range(150):
        n = random.randint(2, 13) if number < 120 else random.randint(20, 60)
        d = random.randint(-60, 90, n) if number % 3 else random.randint(-4, 6, n)     # every third with ties and zeros
        if number % 40 == 7: d[:] = 0
        if number % 40 == 8: d[:] = 3
        flip = None
        if n < 13:
            flip = stats.permutation_test((d, np.zeros(n)), mean_difference, permutation_type="samples", vectorized=True, n_resamples=np.inf).pvalue
        clean = d.all() and len(set(abs(d))) == n
        exact = stats.wilcoxon(d, mode="exact").pvalue if clean else None
        approximate = stats.wilcoxon(d, mode="approx").pvalue if np.count_nonzero(d) >= 10 else None    # SciPy warns below
        spread = n > 1 and len(set(d)) > 1
        low, high = t_interval(d) if spread else (None, None)
        row(out, d, flip, exact, approximate, low, high, d.mean() / d.std(ddof=1) if spread else None)

with open("corrections.tsv", "w") as out:
    print("p", "holm", "benjamini_hochberg", sep="\t", file=out)
    for number in range(60):
        p = random.randint(0, 101, random.randint(1, 12)) / 100.0 if number % 2 else random.rand(random.randint(1, 12)) ** 3
        p = np.array([float("%.6g" % one) for one in p])
        row(out, p, multipletests(p, method="holm")[1], multipletests(p, method="fdr_bh")[1])

with open("logistic.tsv", "w") as out:
    print("inputs", "features", "labels", "ridge", "intercept", "weights", sep="\t", file=out)
    for number in range(20):
        n, p = random.randint(8, 40), random.randint(1, 6)
        x = random.randint(-9, 10, (n, p))
        y = (x[:, 0] * (3 if number % 4 == 0 else 0.3) + random.randn(n) * (0.01 if number % 4 == 0 else 2)) > 0    # every fourth separable
        y[0], y[1] = True, False
        ridge = random.choice([0.1, 1.0, 10.0])
        z = (x - x.mean(0)) / x.std(0)
        model = LogisticRegression(C=1 / ridge, solver="newton-cholesky", tol=1e-10, max_iter=1000).fit(z, y)
        row(out, x.ravel(), p, y.astype(int), ridge, model.intercept_[0], model.coef_[0])
