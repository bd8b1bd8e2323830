namespace Genex.Research.Experiments;

/// <summary>Everything that may be compared: runs of one task, protocol, profile and study, with the baselines on the same samples.</summary>
/// <param name="Task">Id of the task.</param>
/// <param name="Protocol">Id of the protocol.</param>
/// <param name="Profile">Id of the profile.</param>
/// <param name="Study">Fingerprint of the samples.</param>
/// <param name="Rows">Models in order of id, then the baselines.</param>
/// <param name="Contrasts">The declared ones, adjusted together (Holm); those that lack a run are left out.</param>
public sealed record ComparisonGroup(string Task, string Protocol, string Profile, string Study, IReadOnlyList<ComparisonRow> Rows,
    IReadOnlyList<RunContrast> Contrasts)
{
    /// <summary>The score that the contrasts are declared on.</summary>
    public PrimaryScore Score => Rows[0].Score;

    /// <summary>The best that an answer which never changes scores on these samples; null before it was asked.</summary>
    public BestConstant? Constant { get; init; }

    /// <summary>The families' models as chosen inside the folds, where there was something to choose.</summary>
    public IReadOnlyList<FoldChoice> Choices { get; init; } = [];

    /// <summary>The models' rows.</summary>
    public IEnumerable<ComparisonRow> Models => Rows.Where(row => !row.IsBaseline);

    /// <summary>The row of the training majority.</summary>
    public ComparisonRow Majority => Rows.First(row => row.Predictor.Baseline == BaselineId.Majority);

    /// <summary>Every run in the group.</summary>
    public IReadOnlyList<RunRecord> Runs => [.. Models.SelectMany(row => row.Runs)];

    /// <summary>One run per model, the one with the lowest seed.</summary>
    public IReadOnlyList<RunRecord> FirstRuns => [.. Models.Select(row => row.Runs[0])];

    /// <summary>Number of test samples.</summary>
    public int Samples => Rows[0].Scores.Samples;

    /// <summary>Number of participants among them.</summary>
    public int Participants => Rows[0].Seeds[0].PerParticipant.Count;

    /// <summary>Whether groups of other studies stand beside this one, so that its title must name the study.</summary>
    public bool AmongOtherStudies { get; init; }

    /// <summary>"binary attention, leave one participant out (lopo), quick profile".</summary>
    public string Title =>
        $"{Runs[0].Task.Title}, {Runs[0].Protocol.Title} ({Protocol}), {Profile} profile{(AmongOtherStudies ? $", study {Study[..8]}" : "")}";
}
