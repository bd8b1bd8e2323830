using System.Globalization;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Genex.Research.Training;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <content>Of runs.</content>
internal static partial class SentenceGrids
{
    private static void Caveats()
    {
        Assert.Empty(RunSentences.Caveats([]).Markdown);
        Text(RunSentences.Caveats(["simulated data", "epoch chosen"])).Says("**Caveats.** Simulated data · epoch chosen.");
    }

    private static void LearningCurves()
    {
        double[] levels = [0.1, 0.5, 0.68, 0.695, 0.9, double.NaN];
        foreach (double kept in levels)
        {
            foreach (double validation in levels)
            {
                foreach (double start in levels)
                {
                    foreach (double end in levels)
                    {
                        foreach (double atEnd in (double[])[0, 0.5, 1])
                        {
                            foreach (bool one in (bool[])[true, false])
                            {
                                WatchedScore by = one ? WatchedScore.Loss : WatchedScore.MacroF1;
                                LossNumbers losses = new(start, kept, end, validation, atEnd);
                                SaidText said = Text(RunSentences.LearningCurves("Epoch 2 of 5 was kept", by, losses, one));
                                bool rises = validation - kept > 0.01, falls = end - start < -0.01, defined = double.IsFinite(validation + kept + start + end);
                                bool flip = one && kept > Math.Log(2) - 0.03;
                                said.Says($"Epoch 2 of 5 was kept, chosen by {(one ? "validation loss" : "macro-F1")}.")
                                    .OnlyIf("which is why that epoch was kept", one && rises && falls)
                                    .OnlyIf("overfitting", defined && rises && falls).OnlyIf("validation loss rises", defined && rises)
                                    .OnlyIf("does not carry over", defined && flip && end < Math.Log(2) - 0.03)
                                    .OnlyIf("nothing was learnt", defined && flip && end >= Math.Log(2) - 0.03)
                                    .OnlyIf("still falling", defined && validation < kept)
                                    .OnlyIf("more epochs may help", defined && !rises && (validation < kept || atEnd >= 0.5))
                                    .OnlyIf("last one in half", atEnd >= 0.5)
                                    .OnlyIf("hardly changes", defined && Math.Abs(validation - kept) <= 0.01)
                                    .OnlyIf("does not fall", defined && !falls);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void AgainstMajority()
    {
        foreach (bool constant in (bool[])[true, false])
        {
            foreach (double pooled in (double[])[0.3, 0.5, 0.7])
            {
                Text(RunSentences.AgainstMajority("A.2", 0.6, 0.55, "balanced accuracy", 0.5, 0.5, constant, pooled))
                    .If("hardly move within a person", constant).If("pooling lowers the score", constant && pooled < 0.5).Says("60.0 %").Says("55.0 %");
            }
        }
    }

    private static void TargetsOfARun()
    {
        foreach (int all in (int[])[1, 3, 17])
        {
            for (int scored = 0; scored <= Math.Min(3, all); scored++)
            {
                foreach (double best in (double[])[0.4, 0.54, 0.56, 0.9])
                {
                    (string, double)[] targets = [.. Enumerable.Range(0, scored).Select(place => (Invariant($"T{place}"), best - (0.01 * place)))];
                    int above = targets.Count(one => one.Item2 > 0.55);
                    Text(RunSentences.Targets(targets, all)).If("No target has enough", scored == 0).OnlyIf("All targets can be scored", scored == all)
                        .OnlyIf("The target can be scored", scored == 1 && all == 1).OnlyIf("others are too rare", scored < all)
                        .OnlyIf("no target lies", above == 0).OnlyIf("1 target lies", above == 1).OnlyIf(Invariant($"{above} targets lie"), above > 1);
                }
            }
        }
    }

    private static void LeakageDelta()
    {
        foreach (double delta in Signs)
        {
            double?[] shared = [0.5 + delta, 0.55 + delta, 0.6 + delta], apart = [0.5, 0.56, 0.59];
            var mean = ParticipantMean.OfDifference(shared, apart, 1);
            Text(RunSentences.LeakageDelta("A.1", "report-a", "balanced accuracy", shared.Average(), apart.Average(), mean, delta < 0 ? null : mean))
                .If("cannot see what comes from knowing who somebody is", delta >= 0).If(" In accuracy the delta is ", delta >= 0)
                .Says("means over the 3 participants who can be scored in both")
                .If("does not help", mean.Interval!.Upper < 0).If("includes zero", mean.Interval.Lower <= 0 && mean.Interval.Upper >= 0)
                .Says($"**leakage delta is {mean.Mean!.Value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture)}**");
        }
    }

    private static void Precision()
    {
        foreach (double? area in (double?[])[null, -0.01, 0, 0.01])
        {
            SaidText said = Text(RunSentences.Precision("bf16", new PrecisionEffect(0.001, 0.02, area, -0.005)))
                .Says("Scored in bf16").Says("0.0010 on average").Says("0.0200 at most")
                .Says("accuracy by -0.50 percentage points").If("AUROC", area is not null);
            if (area is { } by) said.Says("AUROC differs by " + by.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture));
        }
    }

    private static void Confusion()
    {
        foreach (long right in (long[])[0, 5])
        {
            foreach (long alarms in (long[])[0, 7])
            {
                foreach (long missed in (long[])[0, 3])
                {
                    foreach (long none in (long[])[0, 20])
                    {
                        long all = right + alarms + missed + none;
                        SaidText said = Text(RunSentences.Confusion("B.1", new ConfusionCounts(right, alarms, missed, none)))
                            .If("No label is known", all == 0).If("None is present", all > 0 && right + missed == 0)
                            .If("is right in", all > 0 && right + alarms > 0).If("It finds", right + missed > 0);
                        if (all > 0) said.Says(Invariant($"for {100.0 * (right + alarms) / all:0.0} %"))
                            .Says(Invariant($"{100.0 * (right + missed) / all:0.0} % actually"));
                    }
                }
            }
        }
    }

    private static void Ablation()
    {
        foreach (PairedContrast result in Contrasts().SelectMany(Ranked))
        {
            foreach (string withheld in (string[])["video", "signals"])
            {
                bool differ = !result.AllEqual;
                Text(RunSentences.Ablation(withheld, "macro-F1", result)).If("changes no participant's macro-F1", result.AllEqual)
                    .If("**costs", result.Verdict == ContrastVerdict.FirstIsHigher)
                    .If("*gains*", result.Verdict == ContrastVerdict.SecondIsHigher)
                    .If("nothing worth having", differ && result.Verdict == ContrastVerdict.NoneWorthHaving)
                    .If("AUROC by", result.Verdict == ContrastVerdict.ThresholdAlone)
                    .If("not shown", differ && result.Verdict is (ContrastVerdict.NotShown or ContrastVerdict.ThresholdAlone))
                    .If("nothing can be said", differ && result.Verdict == ContrastVerdict.NotTestable)
                    .If("once it is corrected", result.Verdict == ContrastVerdict.NotShown && result.AdjustedP <= result.Alpha)
                    .If("video adds", differ && withheld == "video"
                        && result.Verdict is (ContrastVerdict.NotShown or ContrastVerdict.NoneWorthHaving or ContrastVerdict.ThresholdAlone));
            }
        }
    }

    private static void FusionWeights()
    {
        foreach (double first in (double[])[0.2, 0.5])
        {
            foreach (double last in (double[])[0.2, 0.203, 0.5])
            {
                foreach (int epochs in (int[])[1, 5])
                {
                    Text(RunSentences.FusionWeights("B.3", first, last, epochs, 0.1, 0.9)).If("hardly moved", epochs > 1 && Math.Abs(last - first) < 0.005)
                        .If("It moved by", epochs > 1 && Math.Abs(last - first) >= 0.005).Says("folds from 0.100 to 0.900")
                        .Says(Invariant($"a weight of {last:0.000} on the attended token and {1 - last:0.000} on the signals"));
                    Text(RunSentences.FusionWeights("B.3", first, last, epochs, last, last + 0.0002)).If("folds from", false);
                }
            }
        }
    }

    private static void TargetWeights()
    {
        foreach (double most in (double[])[0.5, 1, 1.04, 1.06, 4])
        {
            foreach (double least in (double[])[0.25, 0.5, 1])
            {
                foreach (int targets in (int[])[1, 2, 17])
                {
                    if (most < least) continue;
                    bool apart = targets > 1 && most - least >= 0.05 * least;
                    Text(RunSentences.TargetWeights("F.1", ("Fear", most), ("Joy", least), targets)).If("only scales the loss", targets == 1)
                        .If("alike", targets > 1 && !apart).If("Fear most", apart).If("Joy least", apart)
                        .If(Invariant($"{most / least:0.0} times as much"), apart);
                }
            }
        }
    }

    private static void Intensities()
    {
        foreach (double? constant in (double?[])[null, 11.25])
        {
            foreach (double? persistence in (double?[])[null, 3.5])
            {
                foreach ((int nearer, int targets) in ((int, int)[])[(0, 1), (1, 1), (0, 17), (4, 17), (17, 17)])
                {
                    Text(RunSentences.Intensities("F.1", 20.5, constant, persistence, nearer, targets)).Says("20.5 points")
                        .If("a constant 11.3", constant is not null).If("no constant", constant is null)
                        .If("last known intensity 3.5", constant is not null && persistence is not null)
                        .If("for none of them", constant is not null && nearer == 0).If("is no intensity", constant is not null && nearer == 0)
                        .If("for all of them", constant is not null && nearer == targets).If("for 4 of them", constant is not null && nearer == 4)
                        .If("17 targets", targets == 17).If("1 target ", targets == 1);
                }
            }
        }
    }
}
