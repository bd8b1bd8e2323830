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
        ParticipantInterval?[] all = [null, Around(0.4), Around(0.5), Around(0.6)];
        foreach (ParticipantInterval? one in all)
        {
            foreach (ParticipantInterval? other in all)
            {
                foreach (bool signals in (bool[])[true, false])
                {
                    ParticipantInterval?[] both = [one, other];
                    int above = both.Count(own => own?.Lower > 0.5), below = both.Count(own => own?.Upper < 0.5);
                    Text(FusionZooSentences.Lost("both", true, signals, [("F.1", one, Around(0.5)), ("F.2", other, null)]))
                        .Says("without signals none is told from chance.").If("without video all are above chance", above == 2)
                        .If("without video none is told from chance", above + below == 0).If("which is right", above + below == 0 && !signals)
                        .If("although nothing is left", above > 0 && !signals).If("without video none is above chance and", above == 0 && below > 0)
                        .If("without video F.1 is above chance", above == 1 && one?.Lower > 0.5)
                        .If("without video F.2 is above chance", above == 1 && other?.Lower > 0.5)
                        .If("lies below chance", below == 1).If("lie below chance", below == 2).If("by luck", below > 0)
                        .If("F.1 (0.380 to 0.420)", one?.Upper < 0.5).If("F.2 (0.380 to 0.420)", other?.Upper < 0.5);
                }
            }
        }

        static ParticipantInterval Around(double mean) => ParticipantInterval.Of([mean - 0.02, mean, mean + 0.02], seed: 1)! with
        { Lower = mean - 0.02, Upper = mean + 0.02 };
    }

    private static void ZooFreed()
    {
        foreach (double? one in (double?[])[null, 0.69, 0.7, 0.7004, 0.72])
        {
            foreach (double? other in (double?[])[null, 0.69, 0.72])
            {
                foreach (ContrastVerdict verdict in Enum.GetValues<ContrastVerdict>())
                {
                    int higher = new[] { one, other }.Count(without => without > 0.7005);
                    bool shown = verdict == ContrastVerdict.FirstIsHigher;
                    Text(FusionZooSentences.Freed("both", "video", [("F.1", 0.7, one, ContrastVerdict.NotShown), ("F.2", 0.7, other, verdict)]))
                        .If("no way of joining scores higher without video", higher == 0).If("scores higher without video than with both; ", higher == 1)
                        .If("score higher without video than with both; ", higher == 2).If("F.1 (0.720 against 0.700)", one > 0.71)
                        .If("F.2 (0.720 against 0.700)", other > 0.71).If("shown for F.2", shown && other > 0.71)
                        .If("shown for none", higher > 0 && !(shown && other > 0.71));
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
