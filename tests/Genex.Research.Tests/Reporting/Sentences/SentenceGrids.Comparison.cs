using Genex.Research.Evaluation;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <content>Of comparisons.</content>
internal static partial class SentenceGrids
{
    private static IEnumerable<PairedContrast> Contrasts()
    {
        foreach (int people in (int[])[0, 1, 4, 9, 12])
        {
            foreach (double difference in Signs)
            {
                foreach (double spread in (double[])[0, 0.003, 0.2])
                {
                    double?[] first = [.. Enumerable.Range(0, people).Select(person => (double?)(0.5 + difference + (spread * (person % 3 - 1))))];
                    double?[] second = [.. Enumerable.Repeat((double?)0.5, people)];
                    yield return PairedContrast.Of(first, second, 1);
                    if (people > 1)
                        yield return PairedContrast.Of(first, second, 1, shared: new([.. Enumerable.Range(0, people)], 1.0 / (people - 1)));
                }
            }
        }
    }

    private static void Contrast()
    {
        HashSet<ContrastVerdict> met = [];
        foreach (PairedContrast result in Contrasts().SelectMany(Ranked))
        {
            met.Add(result.Verdict);
            SaidText said = Text(ComparisonSentences.Contrast(new("B.1", "the training majority", "macro-F1", result)))
                .If("have the same macro-F1 in", result.AllEqual);
            if (result.AllEqual)
            {
                said.If("significant", false).If("too small", false);
                continue;
            }

            double p = result.AdjustedP ?? 1, corrected = result.Corrected?.AdjustedP ?? 0, mean = result.MeanDifference ?? 0;
            bool claims = result.Participants > 0 && p <= 0.05 && corrected <= 0.05, ruledOut = !claims && result.Corrected?.Equivalent >= 0.95;
            bool possible = result.Participants >= 6;
            bool ranks = result.Ranking is null || (result.Ranking.AdjustedP <= 0.05 && Math.Sign(result.Ranking.MeanDifference!.Value) == Math.Sign(mean));
            said.If("B.1 is better", claims && ranks && mean > 0).If("The training majority is better", claims && ranks && mean < 0)
                .If("Neither is shown to be better", claims && !ranks).If("in AUROC", claims && !ranks)
                .If("no difference worth having", ruledOut).If("**no significant difference**",
                result.Participants > 0 && possible && !claims && !ruledOut && p > 0.05)
                .If("once it is corrected", possible && !claims && !ruledOut && p <= 0.05)
                .If("Nothing can be concluded", result.Participants > 0 && !possible && !ruledOut).If("cannot be compared", result.Participants == 0);
        }

        Assert.Equal(Enum.GetValues<ContrastVerdict>().Order(), met.Order());
    }

    // The same with AUROC alike, unlike, and undecided.
    private static IEnumerable<PairedContrast> Ranked(PairedContrast result) => ((double[])[0.1, -0.1, 0]).Select(mean => result with
    {
        Ranking = PairedContrast.Of([.. Enumerable.Range(0, 9).Select(person => (double?)(0.5 + mean + (0.01 * (person % 3 - 1))))],
            [.. Enumerable.Range(0, 9).Select(_ => (double?)0.5)], seed: 1),
    }).Prepend(result);

    private static void Best()
    {
        foreach (double? score in (double?[])[null, 0.5, 0.6])
        {
            foreach (double? other in (double?[])[null, 0.5, 0.6, 0.7])
            {
                Text(ComparisonSentences.Best("With participants held out (lopo)", "AUROC on attention", "A.1", score, null, 9, "majority", other))
                    .If("No model reaches", score is not null && other > score).If("reaches the same", score is not null && other == score)
                    .If("past labels, \"majority\", reaches 0", score is not null && other < score).If("no model has a defined", score is null)
                    .If("No baseline", score is not null && other is null).If("declared", false);
                Text(ComparisonSentences.Best("People held out", "AUROC on attention", "A.1", score, null, 9, "majority", other, ("B.1x", 0.8)))
                    .If("of the declared models", score is not null).If("B.1x, which is not among them and is not tested, reaches 0.800", score is not null);
            }
        }
    }

    private static void Tuned() => Text(ComparisonSentences.Tuned("A.1", 0.5, "LR", 0.6)).Says("A.1 reaches 0.500").Says("\"LR\", 0.600");

    private static void Beating()
    {
        string[] names = ["A.1", "A.2", "B.1"];
        for (int models = 0; models <= 3; models++)
        {
            for (int better = 0; better <= models; better++)
            {
                foreach (bool testable in (bool[])[true, false])
                {
                    Sentence sentence = ComparisonSentences.Beating(names[..better], models, testable, 9, 4);
                    if (models == 0)
                    {
                        Assert.Empty(sentence.Markdown);
                        continue;
                    }

                    Text(sentence).If("cannot be tested", !testable).If("None of the ", testable && better == 0 && models > 1)
                        .If("The one model that is tested does not significantly beat", testable && better == 0 && models == 1)
                        .If("Only ", testable && better > 0 && better < models).If("the other model does not", testable && better > 0 && models - better == 1)
                        .If("the other 2 do not", testable && better > 0 && models - better == 2).OnlyIf("significantly beats", testable && better <= 1);
                }
            }
        }
    }

    private static void Leakage()
    {
        ParticipantMean Mean(double delta) => ParticipantMean.Of([delta - 0.01, delta, delta + 0.01], 1, -1);
        Text(ComparisonSentences.Leakage("AUROC", [], [], null, null, [])).Says("no leakage delta can be given");
        foreach (double? identity in (double?[])[null, .. Signs.Select(sign => (double?)sign)])
        {
            foreach (double learning in Signs)
            {
                foreach (double? majority in (double?[])[null, 0, 0.1])
                {
                    ParticipantMean pixels = Mean(learning);
                    Text(ComparisonSentences.Leakage("AUROC", [("A.1", Mean(0.1)), ("B.1", Mean(-0.1))], [("LR pixels", pixels)],
                        majority is { } floor ? Mean(floor) : null, identity is { } delta ? Mean(delta) : null, majority is null ? [] : [("A.1", Mean(0.2))]))
                        .If("cannot see what comes from knowing who somebody is", majority is not null)
                        .If("In accuracy the deltas are +0.200 (95 % interval", majority is not null)
                        .Says("+0.100").Says("-0.100").If("identity leakage", identity > 1e-9).If("gains nothing", identity <= 1e-9)
                        .If("for LR pixels: its interval lies above zero", pixels.Interval!.Lower > 0).If("The training majority", majority > 1e-9);
                }
            }
        }
    }

    private static void Colours()
    {
        Assert.Empty(ComparisonSentences.Colours(null, [("A.1", 0.6)]).Markdown);
        Assert.Empty(ComparisonSentences.Colours(0.6, [("A.1", null)]).Markdown);
        foreach (double one in (double[])[0.5, 0.6, 0.7])
        {
            foreach (double other in (double[])[0.5, 0.6, 0.7])
            {
                Text(ComparisonSentences.Colours(0.6, [("A.1", one), ("A.2", other)])).Says("an AUROC of 0.600")
                    .If("every model on video alone scores higher", one > 0.6 && other > 0.6).If("no model on video alone", one <= 0.6 && other <= 0.6)
                    .If("A.1 does not score higher", one <= 0.6 && other > 0.6).If("A.2 does not score higher", one > 0.6 && other <= 0.6);
            }
        }
    }

    private static void Conclusion()
    {
        foreach (ContrastVerdict? signals in Enum.GetValues<ContrastVerdict>().Select(verdict => (ContrastVerdict?)verdict).Append(null))
        {
            foreach (string? baseline in (string?[])[null, "LR"])
            {
                for (int better = 0; better <= 2; better++)
                {
                    Text(ComparisonSentences.Conclusion("Attention", [.. new[] { "A.1", "B.1" }.Take(better)], 2, baseline, signals))
                        .Says("**Attention, people held out:**").If("no model is shown to be better than the training majority", better == 0)
                        .If("A.1 is shown to be better than the training majority, the others are not", better == 1)
                        .If("A.1 and B.1 are shown to be better than the training majority", better == 2)
                        .If("none scores higher than the baseline \"LR\"", baseline is not null)
                        .If("signals beside the video are shown to help", signals == ContrastVerdict.FirstIsHigher)
                        .If("is shown to be worse", signals == ContrastVerdict.SecondIsHigher)
                        .If("nothing worth having", signals == ContrastVerdict.NoneWorthHaving)
                        .If("whether signals beside the video help is not shown",
                            signals is ContrastVerdict.NotShown or ContrastVerdict.ThresholdAlone or ContrastVerdict.NotTestable);
                }
            }
        }

        Text(ComparisonSentences.Conclusion("Attention", [], 0, null, null)).Says("no model was tested against the training majority.");
    }

    private static void Calibration()
    {
        Text(ComparisonSentences.Calibration([])).Says("No calibration error");
        Text(ComparisonSentences.Calibration([("A.1", 0.2)])).Says("of A.1 is 0.200").If("runs from", false);
        Text(ComparisonSentences.Calibration([("A.1", 0.2), ("B.1", 0.1)])).Says("runs from 0.100 (B.1) to 0.200 (A.1)")
            .Says("off by 10.0 to 20.0 percentage points");
    }

    private static void TargetsOfAGroup()
    {
        foreach (int found in (int[])[0, 1, 3])
        {
            Text(ComparisonSentences.Targets(9, 17, [("A.1", found), ("B.1", 0)], 8, 102)).If("no model is over chance", found == 0)
                .If("at least 8 of the 102 cells", found == 0)
                .If("A.1 on 1 target and B.1 on none", found == 1).If("A.1 on 3 targets and B.1 on none", found == 3).Says("9 of 17 targets");
            Text(ComparisonSentences.Targets(9, 17, [("A.1", found)], null, 17)).If("as clear as they can be", false);
        }
    }

    private static void BesideReport() => Text(ComparisonSentences.BesideReport("A.1", 0.7, 0.1, 0.6, -0.05))
        .Says("70.0 %").Says("+0.100 over the best constant").Says("60.0 %").Says("-0.050");

    private static void WeakMajority()
    {
        foreach (double? accuracy in (double?[])[null, 0.4, 0.5, 0.6])
        {
            string said = ComparisonSentences.WeakMajority(accuracy).Markdown;
            Assert.Equal(accuracy < 0.5, said.Contains("only 40.0 %", StringComparison.Ordinal));
            Assert.Equal(accuracy is not < 0.5, said.Length == 0);
        }
    }
}
