using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <content>Of degraded inputs, and of what a score rests on.</content>
internal static partial class SentenceGrids
{
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
}
