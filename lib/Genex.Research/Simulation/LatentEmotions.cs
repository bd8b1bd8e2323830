using Genex.Research.Recordings;
using MathNet.Numerics.Distributions;

namespace Genex.Research.Simulation;

/// <summary>The latent emotional state of one participant: 17 intensities, 0 to 100, as smooth curves of export time.</summary>
/// <param name="Grid">Where the curves are known.</param>
/// <param name="Intensities">17 curves in the order of <see cref="EmotionalTargets.Names"/>.</param>
internal sealed record LatentEmotions(TimeGrid Grid, double[][] Intensities)
{
    private IReadOnlyDictionary<int, (double[] Face, double[] Signals)> Halves { get; init; } = new Dictionary<int, (double[], double[])>();

    /// <summary>How steeply an intensity rises with the latent level: 50 at the threshold, 92 one standard deviation above.</summary>
    private const double Steepness = 2.4;

    private const int Factors = 4;

    /// <summary>How far a target is on (1) or off (-1) at a grid point: the intensity, centred on the vendor's threshold.</summary>
    public double Contrast(int target, int point) => Intensities[target][point] / 50 - 1;

    /// <summary>What the face shows of a target at a grid point, -1 to 1: the target, or of a crossed one the half that the face has.</summary>
    public double FaceContrast(int target, int point) => Halves.TryGetValue(target, out (double[] Face, double[]) halves) ? halves.Face[point] / 50 - 1
        : Contrast(target, point);

    /// <summary>What gaze and skin show of a target at a grid point, -1 to 1: the target, or of a crossed one the half that they have.</summary>
    public double SignalsContrast(int target, int point) =>
        Halves.TryGetValue(target, out (double[], double[] Signals) halves) ? halves.Signals[point] / 50 - 1 : Contrast(target, point);

    /// <summary>Draws one participant's state.</summary>
    public static LatentEmotions Draw(SimulationSettings settings, int participant, TimeGrid grid)
    {
        double width = settings.EmotionTimescaleSeconds * 1000;
        var drawn = new Dictionary<string, double[][]>();

        double[] Level(string name, TargetVisibility visibility)
        {
            double[] loadings = [.. SimulationDefaults.Loadings[name].Select(value => value * settings.TargetCorrelation)];
            double own = Math.Sqrt(1 - loadings.Sum(value => value * value));
            double[] specific = SmoothProcess.Draw(grid, width, new SeededRandom(settings.Seed, participant, $"own level {name}"));
            double person = Math.Clamp(new SeededRandom(settings.Seed, participant, $"personal level {name}").Normal(), -1.5, 1.5);
            double within = Math.Sqrt(1 - settings.ParticipantVariation * settings.ParticipantVariation);
            if (!drawn.TryGetValue(visibility.Circle, out double[][]? factors))
                drawn[visibility.Circle] = factors = DrawFactors($"{visibility.Circle} factor");
            double[] level = new double[grid.Count];
            for (int point = 0; point < grid.Count; point++)
            {
                double sum = own * specific[point];
                for (int factor = 0; factor < Factors; factor++)
                    sum += loadings[factor] * factors[factor][point];
                level[point] = within * sum + settings.ParticipantVariation * person;
            }

            return level;
        }

        double[] valence = Level("Valence", settings.VisibilityOf("Neutral Valence"));
        double[] positive = Intensity(valence, 1, settings.PrevalenceOf("Positive Valence"));
        double[] negative = Intensity(valence, -1, settings.PrevalenceOf("Negative Valence"));
        double[][] intensities = [.. EmotionalTargets.Names.Select(name => name switch
        {
            "Positive Valence" => positive,
            "Negative Valence" => negative,
            "Neutral Valence" => [.. positive.Zip(negative, (up, down) => 100 - Math.Max(up, down))],
            _ => Intensity(Level(name, settings.VisibilityOf(name)), 1, settings.PrevalenceOf(name)),
        })];
        if (settings.Crossed is null) return new LatentEmotions(grid, intensities);
        // Halves have neither a personal level nor factors in common with anything: whoever sees one knows nothing of the target.
        double[] Half(string name, string place) => Intensity(
            SmoothProcess.Draw(grid, width, new SeededRandom(settings.Seed, participant, $"{place} half of {name}")), 1, SimulationSettings.CrossedPrevalence);
        Dictionary<int, (double[] Face, double[] Signals)> halves = settings.Crossed.Distinct().ToDictionary(EmotionalTargets.IndexOf,
            name => (Half(name, "face"), Half(name, "signals")));
        foreach ((int target, (double[] face, double[] signals)) in halves)
            intensities[target] = [.. face.Zip(signals, (one, other) => 50 * (1 - (one / 50 - 1) * (other / 50 - 1)))];
        return new LatentEmotions(grid, intensities) { Halves = halves };

        double[][] DrawFactors(string purpose) => [.. Enumerable.Range(0, Factors)
            .Select(factor => SmoothProcess.Draw(grid, width, new SeededRandom(settings.Seed, participant, Invariant($"{purpose} {factor}"))))];
    }

    /// <summary>The contrasts of all targets at one independent moment of an average person, for finding how strong a push is unusual.</summary>
    /// <param name="settings">The study's settings.</param>
    /// <param name="random">For what is shown in all places, and for what is a target's own.</param>
    /// <param name="others">For the factors of targets that show in fewer places.</param>
    public static double[] DrawMoment(SimulationSettings settings, SeededRandom random, SeededRandom others)
    {
        var drawn = new Dictionary<string, double[]> { [TargetVisibility.Both.Circle] = [.. Enumerable.Range(0, Factors).Select(_ => random.Normal())] };
        Dictionary<string, double> levels = SimulationDefaults.Loadings.ToDictionary(pair => pair.Key, pair =>
        {
            double shared = settings.Crossed?.Contains(pair.Key) == true ? 0 : settings.TargetCorrelation;
            double[] loadings = [.. pair.Value.Select(value => value * shared)];
            string circle = settings.VisibilityOf(pair.Key == "Valence" ? "Neutral Valence" : pair.Key).Circle;
            if (!drawn.TryGetValue(circle, out double[]? factors))
                drawn[circle] = factors = [.. Enumerable.Range(0, Factors).Select(_ => others.Normal())];
            return loadings.Zip(factors, (loading, factor) => loading * factor).Sum() + Math.Sqrt(1 - loadings.Sum(value => value * value)) * random.Normal();
        });
        double positive = One(levels["Valence"], settings.PrevalenceOf("Positive Valence"));
        double negative = One(-levels["Valence"], settings.PrevalenceOf("Negative Valence"));
        return [.. EmotionalTargets.Names.Select(name => name switch
        {
            "Positive Valence" => positive,
            "Negative Valence" => negative,
            "Neutral Valence" => 100 - Math.Max(positive, negative),
            _ => One(levels[name], settings.PrevalenceOf(name)),
        }).Select(intensity => intensity / 50 - 1)];
    }

    private static double[] Intensity(double[] level, int sign, double prevalence)
    {
        double threshold = Threshold(prevalence);
        return [.. level.Select(value => At(sign * value - threshold))];
    }

    private static double One(double level, double prevalence) => At(level - Threshold(prevalence));

    private static double Threshold(double prevalence) => Normal.InvCDF(0, 1, 1 - prevalence);

    private static double At(double aboveThreshold) => 100 / (1 + Math.Exp(-Steepness * aboveThreshold));
}
