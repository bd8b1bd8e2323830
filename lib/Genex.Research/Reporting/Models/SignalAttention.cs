using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using Genex.Research.Recordings;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>How much attention a fusion model gives each of the 33 signals, mean over frames, with the share that an even spread would give.</summary>
/// <param name="Model">Id.</param>
/// <param name="Weights">S shares in the order of <see cref="Names"/>, summing to 1.</param>
/// <param name="Frames">Over how many frames the mean was taken.</param>
public sealed record SignalAttention(string Model, IReadOnlyList<double> Weights, int Frames)
{
    /// <summary>Where the frames come from.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>What the signals are called: the 33, and those of the study's own.</summary>
    public IReadOnlyList<string> Names { get; init; } = PhysicalFeatures.Names;

    /// <summary>What every signal would get if all were alike.</summary>
    public double Even => 1.0 / Names.Count;

    /// <summary>The largest distance of a weight from an even one, as a fraction of the even one.</summary>
    public double Spread => Weights.Max(weight => Math.Abs(weight - Even)) / Even;

    /// <summary>Watches a model on a batch.</summary>
    /// <param name="id">Id of the model.</param>
    /// <param name="model">B.2t or B.3t.</param>
    /// <param name="input">Frames with their signals.</param>
    /// <param name="names">What the signals are called.</param>
    /// <exception cref="ArgumentException">The model does not attend to named signals.</exception>
    internal static SignalAttention Of(string id, EmotionModel model, ModelInput input, IReadOnlyList<string> names)
    {
        double[,] weights = CrossAttention.Weights(model, input);
        if (weights.GetLength(1) != names.Count)
            throw new ArgumentException($"{id} attends to {Count(weights.GetLength(1), "token")}, not to {names.Count} named signals.",
                nameof(model));
        int frames = weights.GetLength(0);
        return new SignalAttention(id,
            [.. Enumerable.Range(0, names.Count).Select(signal => Enumerable.Range(0, frames).Average(frame => weights[frame, signal]))], frames)
        { Names = names };
    }

    /// <summary>Bars, most attended first.</summary>
    /// <param name="title">Above the figure. Default: names the model and says that the frames were held out.</param>
    public Figure Chart(string? title = null) => Chart(title ?? $"{Model}: attention over the named signals, held-out frames", [this]);

    /// <summary>One colour per model; the order of signals is the first one's.</summary>
    internal static Figure Chart(string title, IReadOnlyList<SignalAttention> all)
    {
        IReadOnlyList<string> names = all[0].Names;
        int[] order = [.. Enumerable.Range(0, names.Count).OrderByDescending(signal => all[0].Weights[signal]).ThenBy(signal => signal)];
        return new Figure(
            title, Invariant($"Mean attention weight of each of the {names.Count} signals over {all[0].Frames} frames, against an even share."),
            new Axis("mean attention weight") { Minimum = 0 }, Axis.Of("", order.Select(signal => names[signal])),
            [.. all.Select(one => (Series)new BarSeries(one.Model, order.Select(signal => one.Weights[signal])) { Lying = true }),
                ReferenceLine.AtX(all[0].Even, "even share")])
        {
            Height = Math.Clamp(140 + 22 * names.Count * Math.Max(1, all.Count * 2 / 3), 300, Figure.MaximumHeight),
            Provenance = ProvenanceWords.Together(all.Select(one => one.Provenance)),
        };
    }

    /// <summary>What gets most, how far that is from even, and the share of the five gaze and skin-conductance signals.</summary>
    public Sentence Say()
    {
        int[] order = [.. Enumerable.Range(0, Names.Count).OrderByDescending(signal => Weights[signal]).ThenBy(signal => signal)];
        int[] bodily = [.. Enumerable.Range(PhysicalFeatures.FacialCoding.Count, Names.Count - PhysicalFeatures.FacialCoding.Count)];
        return ModelSentences.Attention(Model, [.. order.Take(3).Select(signal => (Names[signal], Weights[signal]))], Even,
            bodily.Sum(signal => Weights[signal]), bodily.Length * Even, bodily.Length, Spread);
    }
}
