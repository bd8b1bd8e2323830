#!/usr/bin/python3
"""Writes metrics.tsv, intensities.tsv and calibration-curves.tsv: fixed vectors with scikit-learn's values.

Run by hand, once (Debian 12: python3-sklearn 1.2.1): python3 metrics.py
A cell of a classification case is one letter: probability = place in the alphabet / 20 (A or a = 0, U or u = 1),
a capital letter when the target is absent, a small one when it is there, '.' when the truth is not known.
Predicted means probability > 0.5. '-' marks a value that the data do not define; scikit-learn is not asked there,
except for the columns named zero_*, which hold what it returns with zero_division=0.
"""
import warnings

import numpy as np
from sklearn import metrics
from sklearn.calibration import calibration_curve

warnings.simplefilter("error")
random = np.random.RandomState(20240611)


def case(number):
    n, k = random.randint(1, 16), random.randint(1, 6)
    p = random.randint(0, 21, (n, k))
    y = random.rand(n, k) < random.choice([0.1, 0.3, 0.5, 0.9], k)
    known = np.ones((n, k), bool)
    kind = number % 10
    if kind == 1: y[:, 0] = False                       # no positives
    if kind == 2: y[:, 0] = True                        # one class
    if kind == 3: p = random.choice([4, 16], (n, k))    # many ties
    if kind == 4: p[:] = 10                             # all tied, exactly at the threshold
    if kind == 5: p = np.where(y, 20, 0)                # perfect
    if kind == 6: p = np.where(y, 0, 20)                # all wrong
    if kind in (7, 8): known = random.rand(n, k) < 0.7
    if kind == 9: y[:], p = False, np.minimum(p, 10)    # nothing there, nothing predicted
    return p, y, known


def ece(p, y):
    """Guo et al. 2017 over calibration_curve's bins, which are recounted here for the weights."""
    share, mean = calibration_curve(y, p, n_bins=10, strategy="uniform")
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], p)
    weights = np.bincount(bins, minlength=10) / len(p)
    return np.sum(weights[weights > 0] * np.abs(share - mean))


def target_scores(p, y):
    """The scores of one target, unknown cells already removed."""
    yes, both, hat = y.any(), y.any() and not y.all(), p > 0.5
    zero = metrics.precision_recall_fscore_support(y, hat, average="binary", zero_division=0) if len(y) else (0, 0, 0)
    return {
        "precision": zero[0] if hat.any() else None,
        "recall": zero[1] if yes else None,
        "f1": zero[2] if yes or hat.any() else None,
        "balanced_accuracy": metrics.balanced_accuracy_score(y, hat) if both else None,
        "mcc": metrics.matthews_corrcoef(y, hat) if both and hat.any() and not hat.all() else None,
        "average_precision": metrics.average_precision_score(y, p) if yes else None,
        "roc_auc": metrics.roc_auc_score(y, p) if both else None,
        "brier": np.mean((p - y) ** 2) if len(y) == 0 or not both else metrics.brier_score_loss(y, p),
        "ece": ece(p, y) if len(y) else None,
    } if len(y) else dict.fromkeys(
        ["precision", "recall", "f1", "balanced_accuracy", "mcc", "average_precision", "roc_auc", "brier", "ece"])


def table_scores(p, y, known):
    hat, cells = p > 0.5, known.ravel()
    per_target = [target_scores(p[known[:, t], t], y[known[:, t], t]) for t in range(y.shape[1])]
    occurring = [t for t in range(y.shape[1]) if y[known[:, t], t].any()]

    def mean(name):
        values = [per_target[t][name] for t in occurring if per_target[t][name] is not None]
        return np.mean(values) if values else None

    everything = known.all()
    if everything and occurring:  # scikit-learn's own macro over the targets that occur
        macro = metrics.f1_score(y, hat, average="macro", labels=occurring, zero_division=0) if y.shape[1] > 1 else per_target[0]["f1"]
    else:
        macro = mean("f1")
    if everything and y.shape[1] > 1:
        zero_macro = metrics.f1_score(y, hat, average="macro", zero_division=0)
    else:
        zero_macro = np.mean([one["f1"] or 0 for one in per_target])
    rows = [r for r in range(len(y)) if known[r].any()]
    flat_y, flat_hat, flat_p = y.ravel()[cells], hat.ravel()[cells], p.ravel()[cells]
    return {
        "element_accuracy": metrics.accuracy_score(flat_y, flat_hat) if cells.any() else None,
        "hamming": (metrics.hamming_loss(y, hat) if everything else metrics.hamming_loss(flat_y, flat_hat)) if cells.any() else None,
        "subset": (metrics.accuracy_score(y, hat) if everything else np.mean([(y[r] == hat[r])[known[r]].all() for r in rows])) if rows else None,
        "macro_f1": macro,
        "zero_macro_f1": zero_macro,
        "micro_f1": metrics.f1_score(flat_y, flat_hat) if flat_y.any() or flat_hat.any() else None,
        "macro_average_precision": mean("average_precision"),
        "macro_balanced_accuracy": mean("balanced_accuracy"),
        "macro_mcc": mean("mcc"),
        "table_brier": np.mean((flat_p - flat_y) ** 2) if cells.any() else None,
        "table_ece": ece(flat_p, flat_y) if cells.any() else None,
    }, per_target[0]


def text(value):
    return "-" if value is None else "%.12g" % value


def letters(p, y, known):
    return "".join("." if not k else chr((97 if t else 65) + v) for v, t, k in zip(p.ravel(), y.ravel(), known.ravel()))


with open("metrics.tsv", "w") as out:
    for number in range(500):
        p, y, known = case(number)
        table, first = table_scores(p / 20.0, y, known)
        if number == 0:
            print("cells", "targets", *table, *first, sep="\t", file=out)
        print(letters(p, y, known), y.shape[1], *map(text, [*table.values(), *first.values()]), sep="\t", file=out)

with open("calibration-curves.tsv", "w") as out:
    print("cells", "share", "mean", sep="\t", file=out)
    for number in range(20):
        p, y = random.randint(0, 21, 60), random.rand(60) < 0.5
        share, mean = calibration_curve(y, p / 20.0, n_bins=10, strategy="uniform")
        print(letters(p, y, y == y), " ".join(map(text, share)), " ".join(map(text, mean)), sep="\t", file=out)

with open("intensities.tsv", "w") as out:
    print("predicted", "actual", "mae", "rmse", "ccc", sep="\t", file=out)
    for number in range(100):
        n = random.randint(2, 15)
        y = random.randint(-100, 101, n)
        p = y + random.randint(-40, 41, n)
        if number % 10 == 1: p[:] = 7
        if number % 10 == 2: y[:] = 50
        if number % 10 == 3: p = y.copy()
        ccc = None if (y == y[0]).all() else 2 * np.cov(p, y, bias=True)[0, 1] / (p.var() + y.var() + (p.mean() - y.mean()) ** 2)
        print(" ".join(map(str, p)), " ".join(map(str, y)), text(metrics.mean_absolute_error(y, p)),
              text(metrics.mean_squared_error(y, p, squared=False)), text(ccc), sep="\t", file=out)
