using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about what models look at, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class ModelSentences
{
    // Weights that all lie within a quarter of the uniform ones order nothing.
    private const double Even = 0.25;

    // A map of which less than a fiftieth would have to be moved to make it uniform shows nothing.
    private const double Flat = 0.02;

    // A quarter of two cells by two is one half of each: whatever the map, a quarter of it.
    private const int LeastSide = 3;

    /// <summary>Whether a trained model's attention over signals has anything to do with what was learnt.</summary>
    /// <param name="correlation">Spearman's, of the trained model's weights and random weights'; null when one of them is uniform.</param>
    /// <param name="spread">The largest distance of a trained weight from the uniform one, as a fraction of the uniform one.</param>
    public static Sentence Randomisation(double? correlation, double spread)
    {
        if (correlation is not { } given) return new("One of the two attends uniformly, so their order cannot be compared.");
        double rho = Math.Abs(given) < 0.005 ? 0 : given; // no "-0.00"
        string measured = Invariant($"Over the signals, the attention of the trained model and that of random weights have a rank correlation of {rho:0.00}. ");
        return new(measured + (spread < Even
            ? $"But no weight of the trained model is further from the uniform one than {Percent(spread)} of it, so its ranking carries no information."
            : rho > 0.7 ? "**Most of what is attended to comes from the architecture, not from training.**"
            : rho > 0.3 ? "Part of the order is there without training."
            : rho < -0.3 ? "Training reversed much of the order; whether it matters to the prediction is another question."
            : "The rankings are unrelated, so the order is not the architecture's. That does not show that it matters to the prediction."));
    }

    /// <summary>How much of the maps lies where the face is.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="what">"Grad-CAM".</param>
    /// <param name="middle">Fraction on the central quarter of the frame; null when the maps are empty.</param>
    /// <param name="uneven">Fraction of the maps that would have to be moved to make them uniform.</param>
    /// <param name="side">Cells of a map along its shorter side.</param>
    public static Sentence Middle(string model, string what, double? middle, double uneven, int side)
    {
        if (middle is not { } fraction) return new($"The {what} maps of {model} are empty: no part of the frames raised its score.");
        if (side < LeastSide)
            return new(Invariant($"The {what} maps of {model} have {side} cells along a side: too few to say where on the face it looks, so no map is drawn."));
        if (uneven < Flat)
            return new($"The {what} maps of {model} are flat: {Percent(fraction)} on the central quarter of the frame, where a uniform map has 25 %. It looks "
                + "everywhere alike, so no map is drawn.");
        string where = fraction > 0.3 ? "more than a uniform map would have (25 %)" : fraction < 0.2 ? "less than a uniform map would have (25 %)"
            : "about what a uniform map would have (25 %)";
        return new($"{Percent(fraction)} of the {what} mass of {model} falls on the central quarter of the frame, where the face is: {where}.");
    }

    /// <summary>Why no map is drawn of a model that has learnt nothing, or nothing that holds for others.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="training">Its AUROC over its own training samples where that is what says so; null where the score on people held out does.</param>
    public static Sentence Unlearnt(string model, double? training) => new((training is { } area
        ? $"{model} is **undertrained** (AUROC {Score(area)} over its own training samples)" : $"{model} is not told from chance on people held out")
            + ": where it looks would show its architecture and its first weights, so no map is drawn.");

    /// <summary>Whether there is anything to be seen in maps.</summary>
    /// <inheritdoc cref="Middle"/>
    public static bool Shows(double? middle, double uneven, int side) => middle is not null && side >= LeastSide && uneven >= Flat;

    /// <summary>What maps from before training are there for.</summary>
    /// <param name="drawn">Whether there are any.</param>
    public static Sentence Control(bool drawn) => new(drawn ? "Whatever both maps share comes from the architecture, not from training." : "");

    /// <summary>Why maps from before training are not drawn either.</summary>
    public static Sentence NoControl() => new("The same frames before training would be the control; without maps there is nothing to hold against them.");

    /// <summary>Which signals a model attends to most.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="top">Name, weight and uniform weight of the three that lie furthest above uniform attention.</param>
    /// <param name="bodily">Weight of the gaze and skin-conductance signals together.</param>
    /// <param name="bodilyUniform">What they would have.</param>
    /// <param name="signals">How many they are.</param>
    /// <param name="spread">The largest distance of any weight from the uniform one, as a fraction of the uniform one.</param>
    public static Sentence Attention(
        string model, IReadOnlyList<(string Name, double Weight, double Uniform)> top, double bodily, double bodilyUniform, int signals, double spread)
    {
        string most = $"{model} attends most to {List([.. top.Select(one => $"*{one.Name}* ({Percent(one.Weight)}, uniform {Percent(one.Uniform)})")])}. "
            + "Uniform attention gives the signals that are known in a frame the same and a missing one nothing.";
        string together = Invariant($"the {signals} gaze and skin-conductance signals together get {Percent(bodily)}, {Percent(bodilyUniform)} if uniform");
        return new(spread < Even
            ? $"{most} This is uniform attention: it singles out no signal ({together})."
            : $"{most} {together.Capital()}: {(bodily > 1.1 * bodilyUniform ? "they get more than their part."
                : bodily < 0.9 * bodilyUniform ? "they get less than their part." : "about their part, so attention does not point at them.")}");
    }

    /// <summary>Whether a fusion model can attend at all.</summary>
    /// <param name="model">Its id.</param>
    /// <param name="tokens">How many signal tokens there are.</param>
    /// <param name="change">Largest change of a weight between inputs.</param>
    /// <param name="gradient">Norm of the gradient on queries and keys.</param>
    /// <param name="can">Whether it can.</param>
    /// <param name="sees">Whether other frames change what it says.</param>
    public static Sentence CanAttend(string model, int tokens, double change, double gradient, bool can, bool sees) => new((can
        ? $"**{model}** attends over {Count(tokens, "named signal")}: its weights follow the input, and a gradient reaches its queries and keys."
        : Invariant($"**{model} cannot attend**: it has {Count(tokens, "token")} to attend to, its weights change by {change:0.#} between inputs, ")
            + Invariant($"and the gradient on its queries and keys is {gradient:0.#}."))
        + (sees ? "" : $" **{model} does not see the video**: attention gives the signals back whatever the frame, nothing else of the frame reaches the "
            + "output, and other frames change no logit."));
}
