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
                Text(FusionZooSentences.Against("both", "F.1", [("F.2", 0.05, one), ("F.3", -0.05, other)]))
                    .If("shown to be better", both.Contains(ContrastVerdict.FirstIsHigher)).If("shown to be worse", both.Contains(ContrastVerdict.SecondIsHigher))
                    .If("ruled out", both.Contains(ContrastVerdict.NoneWorthHaving))
                    .If("are shown to be", one == other && one is ContrastVerdict.FirstIsHigher or ContrastVerdict.SecondIsHigher && one == other)
                    .If("no difference from F.1 is shown",
                        both.Any(verdict => verdict is ContrastVerdict.NotShown or ContrastVerdict.NotTestable or ContrastVerdict.ThresholdAlone));
            }
        }
    }

    private static void ZooLost()
    {
        foreach (double? one in (double?[])[null, 0.4, 0.5, 0.6])
        {
            foreach (double? other in (double?[])[null, 0.4, 0.5, 0.6])
            {
                Text(FusionZooSentences.Lost("both", [("F.1", one, 0.4), ("F.2", other, 0.4)])).Says("without signals none is told from chance")
                    .If("without video all are above chance", one > 0.5 && other > 0.5)
                    .If("without video none is told from chance", one is not > 0.5 && other is not > 0.5)
                    .If("without video F.1 is above chance", one > 0.5 && other is not > 0.5)
                    .If("without video F.2 is above chance", one is not > 0.5 && other > 0.5);
            }
        }
    }
}
