using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>What the face of one participant does: a track per movement of <see cref="FaceChannels.All"/>.</summary>
internal sealed class FacialActions
{
    /// <summary>Width of the smoothing kernel of unrelated movement.</summary>
    private const double OwnWidthMilliseconds = 700;

    /// <summary>A side of an axis is taken only when its own drive is at least this, so that left and right never meet.</summary>
    private const double SideTaken = 0.2;

    private readonly Dictionary<string, ActionTrack> tracks;

    private FacialActions(Dictionary<string, ActionTrack> tracks) => this.tracks = tracks;

    /// <summary>The track of a movement.</summary>
    public ActionTrack this[string channel] => tracks[channel];

    /// <summary>Draws one participant's movements; the thresholds come from <see cref="FindThresholds"/>, the same for all participants of a study.</summary>
    public static FacialActions Draw(SimulationSettings settings, int participant, LatentEmotions emotions, IReadOnlyDictionary<string, double> thresholds)
    {
        TimeGrid grid = emotions.Grid;
        var drawn = new Dictionary<string, ActionTrack>();
        foreach (FaceChannel channel in FaceChannels.All)
        {
            double[] weights = Weights(settings, channel.Name);
            bool second = channel.Opposite is { } opposite && drawn.ContainsKey(opposite);
            string axis = second ? channel.Opposite! : channel.Name;
            double[] own = SmoothProcess.Draw(grid, OwnWidthMilliseconds, new SeededRandom(settings.Seed, participant, $"own movement {axis}"));
            double person = settings.ParticipantVariation * 0.8 * new SeededRandom(settings.Seed, participant, $"personal movement {channel.Name}").Normal();
            double[] score = new double[grid.Count];
            for (int point = 0; point < grid.Count; point++)
            {
                double drive = second ? -own[point] : own[point];
                score[point] = Score(weights, target => emotions.FaceContrast(target, point), settings.Noise.Face * drive + person);
                if (channel.Opposite is not null && drive < SideTaken)
                    score[point] = Math.Min(score[point], thresholds[channel.Name] - 1);
            }

            var track = ActionTrack.FromScore(grid, score, thresholds[channel.Name]);
            drawn[channel.Name] = second ? track.Without(drawn[axis]) : track;
        }

        return new FacialActions(drawn);
    }

    /// <summary>How strong a push each movement takes, so that an average person makes it at its rate.</summary>
    public static IReadOnlyDictionary<string, double> FindThresholds(SimulationSettings settings)
    {
        const int moments = 4000;
        SeededRandom random = new(settings.Seed, -1, "moments"), others = new(settings.Seed, -1, "moments of other circles");
        double[][] contrasts = [.. Enumerable.Range(0, moments).Select(_ => LatentEmotions.DrawMoment(settings, random, others))];
        return FaceChannels.All.ToDictionary(channel => channel.Name, channel =>
        {
            var own = new SeededRandom(settings.Seed, -1, $"moments of {channel.Name}");
            double[] weights = Weights(settings, channel.Name);
            double[] scores = [.. contrasts.Select(moment =>
            {
                double drive = own.Normal();
                return channel.Opposite is not null && drive < SideTaken ? double.NegativeInfinity
                    : Score(weights, target => moment[target], settings.Noise.Face * drive);
            }).Order()];
            return scores[(int)((1 - channel.Rate) * moments)] + 1e-9;
        });
    }

    private static double Score(double[] weights, Func<int, double> contrast, double rest)
    {
        double sum = rest;
        for (int target = 0; target < weights.Length; target++)
            if (weights[target] != 0)
                sum += weights[target] * contrast(target);
        return sum;
    }

    private static double[] Weights(SimulationSettings settings, string channel) => [.. EmotionalTargets.Names.Select(target =>
    {
        TargetVisibility visibility = settings.VisibilityOf(target);
        return FaceChannels.Uncoded.Contains(channel)
            ? visibility.Face * Of(ExpressionWeights.Uncoded[target], channel)
            : visibility.Face * visibility.Coded * Of(ExpressionWeights.Coded[target], channel);
    })];

    private static double Of((string Channel, double Weight)[] pushes, string channel) => pushes.FirstOrDefault(push => push.Channel == channel).Weight;
}
