using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>A model of one target beside its twin of all targets: <c>twins.Say()</c>.</summary>
public static class TaskTwinsReporting
{
    /// <summary>Whether learning 17 targets at once is shown to help with one of them.</summary>
    public static Sentence Say(this TaskTwins twins)
    {
        ArgumentNullException.ThrowIfNull(twins);
        PairedContrast contrast = twins.Contrast;
        return WorldSentences.Gain(twins.World, $"{twins.Together.Specification.Model} on 17 targets", $"{twins.Alone.Specification.Model} on attention alone",
            "learning all targets at once", contrast.MeanDifference, contrast.Interval?.Lower, contrast.Interval?.Upper);
    }
}
