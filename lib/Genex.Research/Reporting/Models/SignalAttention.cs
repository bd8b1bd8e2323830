using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using Genex.Research.Recordings;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>How much attention a fusion model gives each of the 33 signals, mean over frames, beside what uniform attention would give.</summary>
/// <param name="Model">Id.</param>
/// <param name="Weights">S weights in the order of <see cref="Names"/>, summing to 1.</param>
/// <param name="Uniform">What each would get if attention were uniform: a missing signal is masked and gets nothing in a frame, and those that are there share
/// it evenly.</param>
/// <param name="Frames">Over how many frames the means were taken.</param>
public sealed record SignalAttention(string Model, IReadOnlyList<double> Weights, IReadOnlyList<double> Uniform, int Frames)
{
    /// <summary>Where the frames come from.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>What the signals are called: the 33, and those of the study's own.</summary>
    public IReadOnlyList<string> Names { get; init; } = PhysicalFeatures.Names;

    /// <summary>Each weight as a multiple of the uniform one; 1 for a signal that is missing in every frame.</summary>
    public IReadOnlyList<double> Ratios => [.. Weights.Zip(Uniform, (weight, uniform) => uniform > 0 ? weight / uniform : 1)];

    /// <summary>The largest distance of a weight from the uniform one, as a fraction of the uniform one.</summary>
    public double Spread => Ratios.Max(ratio => Math.Abs(ratio - 1));

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
        double[,] uniform = UniformOver(input, names.Count);
        return new SignalAttention(id, Means(weights), Means(uniform), frames) { Names = names };

        double[] Means(double[,] each) =>
            [.. Enumerable.Range(0, names.Count).Select(signal => Enumerable.Range(0, frames).Average(frame => each[frame, signal]))];
    }

    private static double[,] UniformOver(ModelInput input, int signals)
    {
        bool[] present = [.. input.Present.cpu().contiguous().data<bool>()];
        double[,] uniform = new double[present.Length / signals, signals];
        for (int frame = 0; frame < uniform.GetLength(0); frame++)
        {
            ReadOnlySpan<bool> known = present.AsSpan(frame * signals, signals);
            for (int signal = 0; signal < signals; signal++) uniform[frame, signal] = known[signal] ? 1.0 / known.Count(true) : 0;
        }

        return uniform;
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
            title, Invariant($"Mean attention weight of each of the {names.Count} signals over {all[0].Frames} frames, beside uniform attention to those ")
                + "that are known in a frame.",
            new Axis("mean attention weight") { Minimum = 0 }, Axis.Of("", order.Select(signal => names[signal])),
            [.. all.Select(one => (Series)new BarSeries(one.Model, order.Select(signal => one.Weights[signal])) { Lying = true }),
                new BarSeries("uniform attention", order.Select(signal => all[0].Uniform[signal])) { Lying = true, Muted = true }])
        {
            Height = Math.Clamp(140 + 22 * names.Count * (all.Count + 1) * 2 / 3, 300, Figure.MaximumHeight),
            Provenance = ProvenanceWords.Together(all.Select(one => one.Provenance)),
        };
    }

    /// <summary>What gets most, how far that is from uniform attention, and the weight of the gaze and skin-conductance signals together.</summary>
    public Sentence Say()
    {
        IReadOnlyList<double> ratios = Ratios;
        int[] order = [.. Enumerable.Range(0, Names.Count).OrderByDescending(signal => ratios[signal]).ThenBy(signal => signal)];
        int[] bodily = [.. Enumerable.Range(PhysicalFeatures.FacialCoding.Count, Names.Count - PhysicalFeatures.FacialCoding.Count)];
        return ModelSentences.Attention(Model, [.. order.Take(3).Select(signal => (Names[signal], Weights[signal], Uniform[signal]))],
            bodily.Sum(signal => Weights[signal]), bodily.Sum(signal => Uniform[signal]), bodily.Length, Spread);
    }
}
