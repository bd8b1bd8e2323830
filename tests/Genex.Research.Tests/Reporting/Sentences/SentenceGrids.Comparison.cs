using Genex.Research.Evaluation;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <content>Comparisons, degraded inputs and worlds.</content>
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
                    .If("No baseline", score is not null && other is null);
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

                    Text(sentence).If("cannot be tested", !testable).If("No model significantly beats", testable && better == 0)
                        .If("Only ", testable && better > 0 && better < models).If("the other model does not", testable && better > 0 && models - better == 1)
                        .If("the other 2 do not", testable && better > 0 && models - better == 2).OnlyIf("significantly beats", testable && better <= 1);
                }
            }
        }
    }

    private static void Leakage()
    {
        ParticipantMean Mean(double delta) => ParticipantMean.Of([delta - 0.01, delta, delta + 0.01], 1, -1);
        Text(ComparisonSentences.Leakage("AUROC", [], [], null, null)).Says("no leakage delta can be given");
        foreach (double? identity in (double?[])[null, .. Signs.Select(sign => (double?)sign)])
        {
            foreach (double learning in Signs)
            {
                foreach (double? majority in (double?[])[null, 0, 0.1])
                {
                    ParticipantMean pixels = Mean(learning);
                    Text(ComparisonSentences.Leakage("AUROC", [("A.1", Mean(0.1)), ("B.1", Mean(-0.1))], [("LR pixels", pixels)],
                        majority is { } floor ? Mean(floor) : null, identity is { } delta ? Mean(delta) : null))
                        .Says("+0.100").Says("-0.100").If("identity leakage", identity > 1e-9).If("gains nothing", identity <= 1e-9)
                        .If("for LR pixels: its interval lies above zero", pixels.Interval!.Lower > 0).If("The training majority", majority > 1e-9);
                }
            }
        }
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

    private static void Losses()
    {
        Text(RobustnessSentences.Losses("B.1", "AUROC", [])).Says("No loss is defined");
        foreach (double first in Signs)
        {
            foreach (double second in Signs)
            {
                foreach (double? lower in (double?[])[null, -0.1, 0.01])
                {
                    double most = Math.Max(first, second);
                    bool shown = most > 0 && lower > 0;
                    Text(RobustnessSentences.Losses("B.1", "AUROC", [new("noise", "2 x", 0.8, 0.8 - first, first, first > 0 ? lower : -1),
                        new("late", "2 s", 0.8, 0.8 - second, second, second > 0 ? lower : -1)]))
                        .If("No corruption lowers", most <= 0).If("loses most to *noise*", shown && first >= second)
                        .If("loses most to *late*", shown && second > first)
                        .If("Every corruption", first > 0 && second > 0 && lower > 0)
                        .If("No loss is shown for", shown && !(first > 0 && second > 0))
                        .If("under any corruption. The largest, *", most > 0 && !shown);
                }
            }
        }
    }

    private static void Beside()
    {
        foreach (double lower in Signs)
        {
            foreach (double upper in Signs.Where(one => one >= lower))
            {
                Text(RobustnessSentences.Beside("B.1", "B.1d", [("noise", (lower + upper) / 2, lower, upper), ("late", 0, null, null)]))
                    .If("higher under noise", lower > 0).If("lower under noise", upper < 0).If("no change is shown", lower <= 0 && upper >= 0)
                    .If("other 1", lower > 0 || upper < 0).If("2 intervals side by side", lower > 0 || upper < 0);
            }
        }
    }

    private static void Importance()
    {
        Text(RobustnessSentences.Importance("B.1", "AUROC", [])).Says("No loss is defined");
        foreach (double? first in (double?[])[null, -0.1, 0.01])
        {
            foreach (double? second in (double?[])[null, -0.1, 0.01])
            {
                Text(RobustnessSentences.Importance("B.1", "AUROC", [("video", 0.1, first), ("gaze", 0.2, second)]))
                    .If("*video* (0.100 lost", first > 0).If("*gaze* (0.200 lost", second > 0).If("No group of inputs", first is not > 0 && second is not > 0)
                    .If("no loss is shown", first > 0 != second > 0).Says("2 intervals stand side by side");
            }
        }
    }

    private static void Found()
    {
        foreach (bool something in (bool[])[true, false])
        {
            foreach (double? lower in (double?[])[null, 0.4, 0.48, 0.5, 0.6])
            {
                double? upper = lower + 0.04;
                bool above = lower > 0.5, below = upper < 0.5;
                Text(WorldSentences.Found("face only", something, [("P.1", 0.7, lower, upper), ("P.2", 0.5, 0.4, 0.6)]))
                    .If("P.1 0.700 lies above chance", above).If("above chance although nothing is there", above && !something)
                    .If("none of 2 predictors is told from chance, as it must be", !above && !below && !something)
                    .If("none lies above chance, as it must be", below && !something)
                    .If("P.1 and P.2 are not told from chance", !above && !below && something).If("P.2 is not told from chance", (above || below) && something)
                    .If("P.1 0.700 (0.400 to 0.440) lies below chance: with people held out in turn", below).If("pulled below one half", below);
            }
        }

        Text(WorldSentences.Found("w", true, [("F.1, later", 0.7, 0.6, 0.8), ("F.1", 0.5, 0.4, 0.6)])).Says("*F.1, later* 0.700 lies above chance. F.1 is not");
        Text(WorldSentences.Found("w", false, [("a", 0.4, 0.3, 0.45), ("b", 0.4, 0.3, 0.45)]))
            .Says("a 0.400 (0.300 to 0.450) and b 0.400 (0.300 to 0.450) lie");
    }

    private static void People()
    {
        foreach (double? few in (double?[])[null, 0.4, 0.5, 0.6])
        {
            foreach (double? many in (double?[])[null, 0.4, 0.5, 0.6])
            {
                foreach (double? training in (double?[])[null, 0.6, 0.7, 0.9])
                {
                    Text(WorldSentences.People("face only", "A.1", [(8, 0.55, few), (32, 0.65, many)], training, []))
                        .Says("0.550 with 8 people and 0.650 with 32")
                        .If("above chance with each", few > 0.5 && many > 0.5)
                        .If("with none of them told from chance", few is not > 0.5 && many is not > 0.5)
                        .If("above chance with 32, not told from it with 8", few is not > 0.5 && many > 0.5)
                        .If("above chance with 8, not told from it with 32", few > 0.5 && many is not > 0.5)
                        .If("undertrained", training < 0.7);
                }
            }

            foreach (int[] draws in (int[][])[[1], [1, 2]])
            {
                Text(WorldSentences.People("face only", "A.1", [(8, 0.55, few), (32, 0.65, 0.6)], null, draws))
                    .If("0.650 with 32 (of draw 1, which has every size): ", draws.Length == 1)
                    .If("0.650 with 32 (of draws 1 and 2, which have every size): ", draws.Length == 2);
            }

            Text(WorldSentences.People(null, "A.1", [(8, 0.55, few)], null, [])).If("face only", false).If("0.550 with 8 people: above chance.", few > 0.5)
                .If("not told from chance", few is not > 0.5);
        }
    }

    private static void Made()
    {
        foreach (int[] sizes in (int[][])[[], [8], [16, 8]])
        {
            foreach (int[] seeds in (int[][])[[], [2], [2, 3]])
            {
                foreach (int[] lengths in (int[][])[[], [30, 15]])
                {
                    Text(WorldSentences.Made("2026-11-28", [("genex worlds", sizes, seeds, lengths)])).Says("2026-11-28")
                        .Says("This command makes it again").If("participants", sizes.Length > 0).If("also with 16 and 8 participants", sizes.Length == 2)
                        .If("also with seed 2", seeds.Length == 1).If("also with seeds 2 and 3", seeds.Length == 2)
                        .If("also with 30 and 15 seconds", lengths.Length == 2).If("seconds", lengths.Length > 0);
                }
            }
        }

        Text(WorldSentences.Made("2026-11-28", [("one", [], [], []), ("two", [], [], [])])).Says("These commands make it again: `one`; `two`.");
    }

    private static void Gain()
    {
        foreach (double lower in Signs)
        {
            foreach (double upper in Signs.Where(one => one >= lower))
            {
                foreach (ContrastVerdict verdict in Enum.GetValues<ContrastVerdict>())
                {
                    foreach (string? what in (string?[])[null, "pretraining"])
                    {
                        foreach (bool corrected in (bool[])[true, false])
                        {
                            bool higher = verdict == ContrastVerdict.FirstIsHigher, lowers = verdict == ContrastVerdict.SecondIsHigher;
                            bool open = verdict is ContrastVerdict.NotShown or ContrastVerdict.ThresholdAlone;
                            PairedFinding found = new(32, 0.797, 0.635, (lower + upper) / 2, lower, upper, verdict, "p = 0.010", corrected);
                            Text(WorldSentences.Gain("w", "P.2", "P.1", what, found))
                                .Says("on the 32 people scored by both, P.2 0.797 against P.1 0.635: ").Says(", p = 0.010): ")
                                .If("pretraining helps", what is not null && higher).If("pretraining hurts", what is not null && lowers)
                                .If("P.2 scores higher", what is null && higher).If("P.2 scores lower", what is null && lowers)
                                .If("no gain from pretraining is shown", what is not null && open).If("no difference is shown", what is null && open)
                                .If("when corrected for folds that share training people", open && corrected && (lower > 0 || upper < 0))
                                .If("is ruled out", verdict == ContrastVerdict.NoneWorthHaving)
                                .If("so few people could show nothing", verdict == ContrastVerdict.NotTestable).If("Uncorrected", !corrected)
                                .If("the record does not say how folds share people", !corrected);
                        }
                    }
                }
            }
        }

        Text(WorldSentences.Gain("w", "P.2", "P.1", "pretraining", new(1, 0.7, 0.6, 0.1, null, null, ContrastVerdict.NotTestable, "", false)))
            .Says("on the 1 person scored by both").Says("cannot be judged");
        Text(WorldSentences.Gain("w", "F.1, later", "F.1", null, new(9, 0.7, 0.6, 0.1, 0.05, 0.15, ContrastVerdict.FirstIsHigher, "p = 0.010", true)))
            .Says("*F.1, later* 0.700 against F.1 0.600").Says("*F.1, later* scores higher");
    }

    private static void BetterThanEach()
    {
        ContrastVerdict[] all = Enum.GetValues<ContrastVerdict>();
        foreach (ContrastVerdict one in all)
        {
            foreach (ContrastVerdict other in all)
            {
                (bool first, bool second) = (one == ContrastVerdict.FirstIsHigher, other == ContrastVerdict.FirstIsHigher);
                Text(WorldSentences.BetterThanEach("both", ["video", "signals"], [("P.2", [one, other])]))
                    .If("P.2 is shown to be better than each of video and signals.", first && second)
                    .If("P.2 is **not shown** to be better than each of video and signals. Than", !(first && second))
                    .If("Than video: P.2.", first && !second).If("Than video: none.", !first).If("Than signals: P.2.", second && !first)
                    .If("Than signals: none.", !second);
                Text(WorldSentences.BetterThanEach("both", ["video"], [("P.2", [one]), ("F.1", [other])]))
                    .If("P.2 and F.1 are shown", first && second).If(": P.2 is shown", first && !second).If(": F.1 is shown", second && !first)
                    .If("**none** of P.2 and F.1 is shown", !first && !second).If("Than", false);
            }
        }
    }

    private static void Untried()
    {
        Text(WorldSentences.Untried(32, [])).Says("a trial of each of these worlds with 32 people");
        Text(WorldSentences.Untried(32, ["nothing"])).Says("The record has no trial of *nothing* with 32 people.");
        Text(WorldSentences.Untried(8, ["nothing", "both"])).Says("no trial of *nothing* and *both* with 8 people");
    }

    private static void Looks()
    {
        foreach (double lower in Signs)
        {
            foreach (double upper in Signs.Where(one => one >= lower))
            {
                Text(WorldSentences.Looks("A.1n", "Grad-CAM", 0.2, 0.1, lower, upper)).If("there more than", lower > 0).If("there less than", upper < 0)
                    .If("no different from a uniform map", lower <= 0 && upper >= 0);
            }
        }

        Text(WorldSentences.Looks("A.1n", "Grad-CAM", 0.2, 0.1, null, null)).Says("too few people");
    }
}
