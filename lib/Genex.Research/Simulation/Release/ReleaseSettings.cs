namespace Genex.Research.Simulation;

/// <summary>Everything that decides a simulated study in the released layout; equal settings give equal files.</summary>
/// <remarks>
/// Five participants with 20 frames of 224 x 224 pixels, one second apart, as the release has. Events last 100 seconds, so that tables stretched by their index
/// have rows from beyond the frames. How a participant is drawn follows <see cref="Study"/>; its numbers of participants, seconds and frames and its clocks are
/// set aside.
/// </remarks>
public sealed record ReleaseSettings
{
    /// <summary>Frames per participant.</summary>
    public const int Frames = 20;

    /// <summary>Seconds of events per participant, and rows of a stretched table.</summary>
    public const int Seconds = 100;

    /// <summary>Side of a frame, pixels.</summary>
    public const int Side = 224;

    /// <summary>Share of time in which each target is active: three targets are mostly on and most others hardly ever, as in the released tables.</summary>
    /// <remarks>
    /// Set so that, on average over seeds, always saying yes to those three scores on the held-out participant what it scores on the release (report and
    /// release, points 6 and 7): 90.6 % of the cells, a macro-F1 of 0.15, and eight targets that never occur. Single seeds scatter around that, since 20 rows
    /// are few.
    /// </remarks>
    public static IReadOnlyDictionary<string, double> UsualPrevalence { get; } = new Dictionary<string, double>
    {
        ["Joy"] = 0.14,
        ["Anger"] = 0.02,
        ["Fear"] = 0.08,
        ["Disgust"] = 0.02,
        ["Sadness"] = 0.06,
        ["Surprise"] = 0.2,
        ["Contempt"] = 0.02,
        ["Positive Valence"] = 0.14,
        ["Negative Valence"] = 0.05,
        ["Attention"] = 0.92,
        ["Adaptive Engagement"] = 0.02,
        ["Confusion"] = 0.02,
        ["Sentimentality"] = 0.02,
        ["Smile"] = 0.14,
        ["Smirk"] = 0.06,
        ["Neutral"] = 0.66,
    };

    /// <summary>Seed of all randomness. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is wrong with the study. Default nothing.</summary>
    public IReadOnlyList<ReleaseDefect> Defects { get; init; } = [];

    /// <summary>Individual differences: small, so that what one seed shows another shows as well.</summary>
    public const double UsualVariation = 0.1;

    /// <summary>How participants look and behave. Default the simulator's own, with <see cref="UsualPrevalence"/> and <see cref="UsualVariation"/>.</summary>
    public SimulationSettings Study { get; init; } = new() { Prevalence = UsualPrevalence, ParticipantVariation = UsualVariation };

    /// <summary>Whether a defect is asked for.</summary>
    public bool Has(ReleaseDefect defect) => Defects.Contains(defect);

    /// <summary>What the drawing simulator is asked for.</summary>
    internal SimulationSettings Drawn => Study with
    {
        Seed = Seed,
        Participants = ReleasedPerson.All.Count,
        Seconds = Seconds + 2,
        ClockOffsetMilliseconds = UniformRange.Exactly(0),
        ClockDriftPartsPerMillion = UniformRange.Exactly(0),
        LoadingBlackShare = 0,
        Missing = [],
    };
}
