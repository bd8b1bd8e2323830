using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>A model of one target beside its twins of all targets: <c>twins.Say()</c>, <c>twins.SayWeights()</c>.</summary>
public static class TaskTwinsReporting
{
    /// <summary>Whether learning 17 targets at once is shown to help with one of them.</summary>
    public static Sentence Say(this TaskTwins twins)
    {
        ArgumentNullException.ThrowIfNull(twins);
        PairedContrast contrast = twins.Contrast;
        return WorldSentences.Gain(twins.World, $"{twins.Together.Specification.Model} on 17 targets", $"{twins.Alone.Specification.Model} on attention alone",
            "learning all targets at once", PairedFinding.Of(twins.AreasTogether, twins.AreasAlone, contrast));
    }

    /// <summary>Whether learning the weights of the targets is shown to help with attention, and what the weights came to.</summary>
    public static Sentence SayWeights(this TaskTwins twins)
    {
        ArgumentNullException.ThrowIfNull(twins);
        PairedContrast contrast = twins.ContrastOfWeights;
        string model = twins.Together.Specification.Model;
        return Sentence.Join(
        [
            WorldSentences.Gain(twins.World, $"{model} with learnt weights", $"{model} with even weights", "learning the weights",
                PairedFinding.Of(twins.AreasWeighed, twins.AreasTogether, contrast)),
            twins.Weighed.SayTargetWeights(),
        ]);
    }
}
