using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>Everything that is true of one simulated participant.</summary>
internal sealed record SimulatedParticipant
{
    /// <summary>Place in the study, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Id in normal form.</summary>
    public required ParticipantId Id { get; init; }

    /// <summary>Video time at export time zero, milliseconds.</summary>
    public required double OffsetMilliseconds { get; init; }

    /// <summary>Gain of the video's clock over the exports', dimensionless.</summary>
    public required double Drift { get; init; }

    /// <summary>How many frames the video has.</summary>
    public required int Frames { get; init; }

    /// <summary>Length of the exports, milliseconds.</summary>
    public required double ExportMilliseconds { get; init; }

    /// <summary>How long the video is black at first, milliseconds of video time.</summary>
    public required double BlackMilliseconds { get; init; }

    /// <summary>Which sensors this participant lacks.</summary>
    public required IReadOnlyList<SimulatedSensor> Missing { get; init; }

    /// <summary>How the face, the clothes and the room look.</summary>
    public required FaceAppearance Appearance { get; init; }

    /// <summary>Latent intensities.</summary>
    public required LatentEmotions Emotions { get; init; }

    /// <summary>What the face does.</summary>
    public required FacialActions Actions { get; init; }

    /// <summary>Gaze and skin conductance.</summary>
    public required PhysicalSignals Signals { get; init; }

    /// <summary>The events that facial coding exports: channel and interval, ordered by onset.</summary>
    public required IReadOnlyList<ExpressionEvent> Coded { get; init; }

    /// <summary>Maps video time to the exports' clock.</summary>
    public double ToExport(double videoMilliseconds) => (videoMilliseconds - OffsetMilliseconds) / (1 + Drift);

    /// <summary>Whether the participant wore a sensor.</summary>
    public bool Has(SimulatedSensor sensor) => !Missing.Contains(sensor);

    /// <summary>Draws all participants of a study, in order of id.</summary>
    public static IReadOnlyList<SimulatedParticipant> DrawAll(SimulationSettings settings)
    {
        IReadOnlyDictionary<string, double> thresholds = FacialActions.FindThresholds(settings);
        List<SimulatedSensor>[] missing = MissingSensors(settings);
        ParticipantId[] ids = DrawIds(settings);
        return [.. Enumerable.Range(0, settings.Participants).Select(index => Draw(settings, index, ids[index], missing[index], thresholds))];
    }

    private static SimulatedParticipant Draw(
        SimulationSettings settings, int index, ParticipantId id, IReadOnlyList<SimulatedSensor> missing, IReadOnlyDictionary<string, double> thresholds)
    {
        var clock = new SeededRandom(settings.Seed, index, "clock");
        double offset = Crossings.Rounded(settings.ClockOffsetMilliseconds.Draw(clock));
        double drift = Math.Round(settings.ClockDriftPartsPerMillion.Draw(clock), 1) * 1e-6;
        int frames = (int)Math.Round(settings.Seconds * settings.FramesPerSecond);
        double end = Crossings.Rounded((frames * 1000 / settings.FramesPerSecond - offset) / (1 + drift));
        var loading = new SeededRandom(settings.Seed, index, "loading");
        bool loads = loading.NextDouble() < settings.LoadingBlackShare && settings.Layout == StudyLayout.Replay;
        double black = loads ? Math.Min(Math.Round(loading.Between(400, 1200)), settings.Seconds * 200) : 0;

        var grid = TimeGrid.Covering(Math.Min(0, -offset) - 2000, end + 2000);
        var emotions = LatentEmotions.Draw(settings, index, grid);
        var actions = FacialActions.Draw(settings, index, emotions, thresholds);
        return new SimulatedParticipant
        {
            Index = index,
            Id = id,
            OffsetMilliseconds = offset,
            Drift = drift,
            Frames = frames,
            ExportMilliseconds = end,
            BlackMilliseconds = black,
            Missing = missing,
            Appearance = FaceAppearance.Draw(new SeededRandom(settings.Seed, index, "appearance")),
            Emotions = emotions,
            Actions = actions,
            Signals = PhysicalSignals.Draw(settings, index, emotions, end),
            Coded = FacialCoder.Code(settings, index, emotions, actions, end),
        };
    }

    /// <summary>Ids begin with S, for simulated, and never repeat.</summary>
    private static ParticipantId[] DrawIds(SimulationSettings settings)
    {
        var random = new SeededRandom(settings.Seed, -1, "ids");
        var ids = new SortedSet<ParticipantId>();
        while (ids.Count < settings.Participants)
            ids.Add(ParticipantId.Parse(Invariant($"S{(char)('A' + random.IndexBelow(26))} {random.IndexBelow(10000):0000}")));
        return [.. ids];
    }

    private static List<SimulatedSensor>[] MissingSensors(SimulationSettings settings)
    {
        List<SimulatedSensor>[] missing = [.. Enumerable.Range(0, settings.Participants).Select(_ => new List<SimulatedSensor>())];
        foreach (MissingModality modality in settings.Missing)
        {
            var random = new SeededRandom(settings.Seed, -1, $"missing {modality.Sensor}");
            int count = (int)Math.Round(modality.Share * settings.Participants, MidpointRounding.AwayFromZero);
            foreach (int index in Enumerable.Range(0, settings.Participants).Select(index => (index, key: random.NextBits())).OrderBy(pair => pair.key)
                .Take(count)
                .Select(pair => pair.index))
                missing[index].Add(modality.Sensor);
        }

        return missing;
    }
}
