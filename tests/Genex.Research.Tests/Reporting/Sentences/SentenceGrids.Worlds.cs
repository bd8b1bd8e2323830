using Genex.Research.Evaluation;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <content>Of worlds whose truth is known.</content>
internal static partial class SentenceGrids
{
    private static void Found()
    {
        foreach (bool something in (bool[])[true, false])
        {
            foreach (double? lower in (double?[])[null, 0.4, 0.48, 0.5, 0.6])
            {
                double? upper = lower + 0.04;
                bool above = lower > 0.5, below = upper < 0.5;
                Text(WorldSentences.Found("face only", something, [("P.1", 0.7, lower, upper, null), ("P.2", 0.5, 0.4, 0.6, null)]))
                    .If("P.1 0.700 lies above chance", above).If("above chance although nothing is there", above && !something)
                    .If("none of 2 predictors is told from chance, which is right", !above && !below && !something)
                    .If("none lies above chance, which is right", below && !something)
                    .If("up to 0.600 is not ruled out", !above && !something).If("undertrained", false)
                    .If("P.1 and P.2 are not told from chance", !above && !below && something).If("P.2 is not told from chance", (above || below) && something)
                    .If("P.1 0.700 (0.400 to 0.440) lies below chance: about one interval in forty", below).If("share theirs", below);
            }

            foreach (double training in (double[])[0.6, 0.7, 0.9])
            {
                Text(WorldSentences.Found("w", something, [("P.1", 0.5, 0.4, 0.6, training), ("P.2", 0.7, 0.6, 0.8, training), ("LR", 0.5, 0.4, 0.6, null)]))
                    .If("Of these P.1 is **undertrained**: under 0.7 on its own training samples.", something && training < 0.7);
            }
        }

        Text(WorldSentences.Found("w", true, [("F.1, later", 0.7, 0.6, 0.8, 0.9), ("F.1", 0.5, 0.4, 0.6, 0.9)]))
            .Says("*F.1, later* 0.700 lies above chance. F.1 is not");
        Text(WorldSentences.Found("w", false, [("a", 0.4, 0.3, 0.45, null), ("b", 0.4, 0.3, 0.45, null)]))
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

    private static void AllPeople()
    {
        foreach (double? few in (double?[])[null, 0.4, 0.6])
        {
            foreach (double? many in (double?[])[null, 0.4, 0.6])
            {
                foreach (double? training in (double?[])[null, 0.6, 0.7, 0.9])
                {
                    Text(WorldSentences.AllPeople("face only", [("A.1", [(8, few), (32, many)], training)]))
                        .If("A.1 lies above chance with each number", few > 0.5 && many > 0.5)
                        .If("A.1 lies above chance with none", few is not > 0.5 && many is not > 0.5)
                        .If("A.1 lies above chance with 32 people and not with 8", few is not > 0.5 && many > 0.5)
                        .If("A.1 lies above chance with 8 people and not with 32", few > 0.5 && many is not > 0.5)
                        .If("A.1 is **undertrained**", training < 0.7);
                }
            }
        }

        Text(WorldSentences.AllPeople("face only", [("A.1", [(8, 0.6)], 0.6), ("B.1", [(8, 0.7)], 0.6), ("C", [(8, 0.4)], 0.6), ("D", [(8, null)], 0.9)]))
            .Says("A.1 and B.1 lie above chance with each number of people that they were tried with. C and D lie above chance with none.")
            .Says("A.1, B.1 and C are **undertrained**: under 0.7 on their own");
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
                            bool higher = corrected && verdict == ContrastVerdict.FirstIsHigher;
                            bool lowers = corrected && verdict == ContrastVerdict.SecondIsHigher;
                            bool open = verdict is ContrastVerdict.NotShown or ContrastVerdict.ThresholdAlone;
                            PairedFinding found = new(32, 0.797, 0.635, (lower + upper) / 2, lower, upper, verdict, "p = 0.010", corrected);
                            Text(WorldSentences.Gain("w", "P.2", "P.1", what, found))
                                .Says("on the 32 people scored by both, P.2 0.797 against P.1 0.635: ").Says(", p = 0.010): ")
                                .If("pretraining helps", what is not null && higher).If("pretraining hurts", what is not null && lowers)
                                .If("P.2 scores higher", what is null && higher).If("P.2 scores lower", what is null && lowers)
                                .If("no gain from pretraining is shown", what is not null && open).If("no difference is shown", what is null && open)
                                .If("when corrected for folds that share training people", open && corrected && (lower > 0 || upper < 0))
                                .If("is ruled out", corrected && verdict == ContrastVerdict.NoneWorthHaving)
                                .If("no more is claimed", !corrected && verdict is not (ContrastVerdict.NotTestable or ContrastVerdict.NotShown
                                    or ContrastVerdict.ThresholdAlone))
                                .If("so few people could show nothing", verdict == ContrastVerdict.NotTestable).If("uncorrected", !corrected)
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

    private static void Shown()
    {
        foreach (ContrastVerdict one in Enum.GetValues<ContrastVerdict>())
        {
            foreach (ContrastVerdict other in Enum.GetValues<ContrastVerdict>())
            {
                (bool up, bool down) = (one == ContrastVerdict.FirstIsHigher, one == ContrastVerdict.SecondIsHigher);
                int shown = new[] { one, other }.Count(verdict => verdict is ContrastVerdict.FirstIsHigher or ContrastVerdict.SecondIsHigher);
                int ruled = new[] { one, other }.Count(verdict => verdict == ContrastVerdict.NoneWorthHaving);
                Text(WorldSentences.Shown([("w", "P.2", "P.1", 0.1, one), ("v", "T.1", "F.1", 0.2, other)]))
                    .If("*w*: P.2 over P.1 (+0.100)", up).If("*w*: P.1 over P.2 (-0.100)", down).Says("Of 2 comparisons, adjusted together (Holm),")
                    .If("none shows a difference", shown == 0).If("1 shows a difference: ", shown == 1).If("2 show a difference: ", shown == 2)
                    .If(Invariant($"For {ruled} a difference worth having is ruled out."), ruled > 0);
            }

            Text(WorldSentences.Shown([("w", "P.2", "P.1", 0.1, one)])).Says("The one comparison").If("shows a difference: *w*",
                one is ContrastVerdict.FirstIsHigher or ContrastVerdict.SecondIsHigher);
        }
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
                    .If("Than video: shown.", first && !second).If("Than video: not shown.", !first)
                    .If("Than signals: shown.", second && !first).If("Than signals: not shown.", !second);
                Text(WorldSentences.BetterThanEach("both", ["video", "signals"], [("P.2", [one, other]), ("F.1", [other, other])]))
                    .If("Than video: P.2.", first && !second).If("Than video: none.", !first && !second).If("Than signals: P.2 and F.1.", second && !first)
                    .If("shown.", false);
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
                    .If("not shown to differ from a uniform map", lower <= 0 && upper >= 0);
            }
        }

        Text(WorldSentences.Looks("A.1n", "Grad-CAM", 0.2, 0.1, null, null)).Says("too few people");
    }
}
