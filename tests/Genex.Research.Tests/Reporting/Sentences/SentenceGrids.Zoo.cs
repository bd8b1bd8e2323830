using Genex.Research.Evaluation;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

internal static partial class SentenceGrids
{
    private static void ZooAgainst()
    {
        ContrastVerdict[] all = Enum.GetValues<ContrastVerdict>();
        foreach (ContrastVerdict one in all)
        {
            foreach (ContrastVerdict other in all)
            {
                ContrastVerdict[] both = [one, other];
                bool better = both.Contains(ContrastVerdict.FirstIsHigher), worse = both.Contains(ContrastVerdict.SecondIsHigher);
                Text(FusionZooSentences.Against("both", "F.1", [("F.2", 0.05, one), ("F.3", -0.05, other)]))
                    .If("shown to be better", better).If("shown to be worse", worse).If("are shown to be", one == other && (better || worse))
                    .If("ruled out", both.Contains(ContrastVerdict.NoneWorthHaving)).If("so few people", both.Contains(ContrastVerdict.NotTestable))
                    .If("no difference from F.1 is shown", both.Any(verdict => verdict is ContrastVerdict.NotShown or ContrastVerdict.ThresholdAlone));
            }
        }
    }

    private static void ZooLost()
    {
        foreach (double? one in (double?[])[null, 0.4, 0.5, 0.6])
        {
            foreach (double? other in (double?[])[null, 0.4, 0.5, 0.6])
            {
                foreach (bool signals in (bool[])[true, false])
                {
                    bool any = one > 0.5 || other > 0.5, all = one > 0.5 && other > 0.5;
                    Text(FusionZooSentences.Lost("both", true, signals, [("F.1", one, 0.4), ("F.2", other, 0.4)]))
                        .Says("without signals none is told from chance.").If("without video all are above chance", all)
                        .If("without video none is told from chance", !any).If("as it must be", !any && !signals)
                        .If("although nothing is left", any && !signals)
                        .If("without video F.1 is above chance", any && !(other > 0.5)).If("without video F.2 is above chance", any && !(one > 0.5));
                }
            }
        }
    }

    private static void ZooIdle()
    {
        foreach (ContrastVerdict one in Enum.GetValues<ContrastVerdict>())
        {
            foreach (ContrastVerdict other in Enum.GetValues<ContrastVerdict>())
            {
                bool Any(ContrastVerdict verdict) => one == verdict || other == verdict;
                int open = new[] { one, other }.Count(verdict => verdict is not (ContrastVerdict.FirstIsHigher or ContrastVerdict.SecondIsHigher));
                foreach (string modality in (string[])["video", "signals"])
                {
                    Text(FusionZooSentences.Idle("Joy (face alone)", modality, [("F.1", 0.02, one), ("F.2", -0.03, other)]))
                        .If("the video, which tells", modality == "video").If("the signals, which tell nothing", modality == "signals")
                        .If("raises", Any(ContrastVerdict.FirstIsHigher)).If("lowers", Any(ContrastVerdict.SecondIsHigher))
                        .If("changes nothing that is shown", open > 0).If(Invariant($"for {open} of 2"), open > 0)
                        .If("F.1 (+0.020)", open == 0 || one is ContrastVerdict.FirstIsHigher or ContrastVerdict.SecondIsHigher);
                }
            }
        }
    }
}
