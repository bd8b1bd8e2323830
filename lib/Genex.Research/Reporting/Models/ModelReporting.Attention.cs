using Genex.Research.Models;

namespace Genex.Research.Reporting;

/// <content>Attention between modalities, before any training.</content>
public static partial class ModelReporting
{
    /// <summary>Whether a fusion model can attend at all: a freshly built one watched on random inputs, so nothing here depends on training.</summary>
    /// <param name="model">B.2, B.3, B.2t or B.3t.</param>
    /// <param name="seed">Of weights and inputs.</param>
    /// <param name="imageSize">Side of the frames, pixels. Default 64.</param>
    /// <param name="inputs">How many inputs. Default 8.</param>
    /// <exception cref="ArgumentException">The model has no attention between modalities.</exception>
    public static AttentionEvidence ProbeAttention(this ModelDescription model, int seed, int imageSize = 64, int inputs = 8) =>
        AttentionEvidence.Of(model, seed, imageSize, inputs);

    /// <summary>Models side by side.</summary>
    public static Table ToTable(this IReadOnlyList<AttentionEvidence> evidence) => new(
        "Can the attention over signals depend on the signals, and the output on the frames? (random weights, random inputs)",
        [Column.Text("Model"), Column.Number("Tokens attended to", "0"), Column.Number("Largest change of a weight between inputs", "0.0e+0"),
            Column.Number("Gradient norm on queries and keys", "0.0e+0"), Column.Text("Can attend"),
            Column.Number("Largest change of a logit by other frames", "0.0e+0"), Column.Text("Sees the video")],
        evidence.Select(one => (IReadOnlyList<object?>)[one.Model, one.Tokens, one.LargestChange, one.GradientNorm, one.CanAttend ? "yes" : "no",
            one.VideoEffect, one.SeesVideo ? "yes" : "no"]));

    /// <summary>Which models can attend, what keeps the others from it, and which do not see the frames.</summary>
    public static Sentence Say(this IReadOnlyList<AttentionEvidence> evidence) => Sentence.Join(evidence.Select(one =>
        ModelSentences.CanAttend(one.Model, one.Tokens, one.LargestChange, one.GradientNorm, one.CanAttend, one.SeesVideo)).ToArray());
}
