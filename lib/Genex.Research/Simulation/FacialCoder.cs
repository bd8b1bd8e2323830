using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>The simulated facial-coding software: from movements and emotions to the events it exports.</summary>
internal static class FacialCoder
{
    /// <summary>The vendor's event threshold, on intensities of 0 to 100.</summary>
    public const double Threshold = 50;

    /// <summary>All events of one participant within [0, end), ordered by onset and channel.</summary>
    /// <remarks>Movements are missed and mistimed as <see cref="SimulatedNoise"/> says. A neutral pose is coded wherever neither side of its axis is, so
    /// exactly one of three holds at any time. Targets are exact.</remarks>
    public static IReadOnlyList<ExpressionEvent> Code(SimulationSettings settings, int participant, LatentEmotions emotions, FacialActions actions,
        double endMilliseconds)
    {
        var random = new SeededRandom(settings.Seed, participant, "facial coding");
        var coded = new Dictionary<string, List<Interval>>();
        foreach (string channel in FaceChannels.All.Select(channel => channel.Name).Except(FaceChannels.Uncoded))
            coded[channel] = [.. Crossings.Within(Noticed(actions[channel].Events, settings.Noise, random), endMilliseconds)];
        foreach ((string neutral, string side, string otherSide) in FaceChannels.NeutralPoses)
            coded[neutral] = [.. Crossings.Between(coded[side].Concat(coded[otherSide]).OrderBy(span => span.OnsetMilliseconds), endMilliseconds)];

        var events = coded.SelectMany(pair => pair.Value.Select(span => new ExpressionEvent(pair.Key, span))).ToList();
        for (int target = 0; target < EmotionalTargets.Count; target++)
        {
            double[] curve = emotions.Intensities[target];
            events.AddRange(Crossings.Within(Crossings.Above(emotions.Grid, curve, Threshold), endMilliseconds)
                .Select(span => new ExpressionEvent(EmotionalTargets.Names[target], span, Math.Round(Mean(emotions.Grid, curve, span), 2))));
        }

        return [.. events.OrderBy(item => item.Interval.OnsetMilliseconds).ThenBy(item => item.Channel, StringComparer.Ordinal)];
    }

    private static IEnumerable<Interval> Noticed(IEnumerable<Interval> events, SimulatedNoise noise, SeededRandom random)
    {
        foreach (Interval span in events)
        {
            bool missed = random.NextDouble() < noise.CodingMisses;
            double onset = Crossings.Rounded(span.OnsetMilliseconds + Error()), offset = Crossings.Rounded(span.OffsetMilliseconds + Error());
            if (!missed)
                yield return new Interval(onset, offset);
        }

        double Error() => noise.CodingJitterMilliseconds * Math.Clamp(random.Normal(), -3, 3);
    }

    private static double Mean(TimeGrid grid, double[] curve, Interval span)
    {
        const int samples = 20;
        return Enumerable.Range(0, samples)
            .Average(sample => grid.Sample(curve, span.OnsetMilliseconds + span.DurationMilliseconds * (sample + 0.5) / samples));
    }
}
