using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <content>How well a study is aligned, and what it holds.</content>
public static partial class Charts
{
    /// <summary>Clock offset of each participant, and what the fit of the two clocks leaves; n/a where nothing was fitted.</summary>
    public static Figure ClockResiduals(AlignedStudy study)
    {
        string[] people = [.. study.Recordings.Select(recording => recording.Participant.ToString())];
        double?[] residuals = [.. study.Recordings.Select(recording => double.IsNaN(recording.Clock.ResidualMilliseconds) ? (double?)null
            : recording.Clock.ResidualMilliseconds)];
        string worst = residuals.Max() is { } largest ? Invariant($"The largest residual is {largest:0.0} ms") : "No clock was fitted";
        return new(
            "Clock of the video against the clock of the exports",
            $"{worst}; {residuals.Count(residual => residual is null)} of {people.Length} participants have no fit.",
            new Panel(new Axis("Offset", "ms"), Axis.Of("", people),
                new BarSeries("offset", study.Recordings.Select(recording => recording.Clock.OffsetMilliseconds))
                { Lying = true, ValueFormat = "0.0" }) { Title = "Video time at export time 0" },
            new Panel(new Axis("Residual, root mean square", "ms"), Axis.Of("", people),
                new BarSeries("residual", residuals) { Lying = true, ValueFormat = "0.0" }) { Title = "What the fit leaves" })
        { Columns = 2, Legend = false, Height = Math.Min(Figure.MaximumHeight, 150 + 26 * people.Length) };
    }

    /// <summary>Share of a participant's sampled frames in which each physical feature is present.</summary>
    public static Figure FeatureCoverage(AlignedStudy study) =>
        Coverage("physical feature", study, PhysicalFeatures.Names, row => row.FeaturePresent);

    /// <summary>Share of a participant's sampled frames in which each emotional target is known.</summary>
    public static Figure TargetCoverage(AlignedStudy study) =>
        Coverage("emotional target", study, EmotionalTargets.Names, row => row.TargetPresent);

    private static Figure Coverage(string what, AlignedStudy study, IReadOnlyList<string> names, Func<AlignedRow, bool[]> present)
    {
        double?[,] shares = new double?[study.Recordings.Count, names.Count];
        for (int person = 0; person < study.Recordings.Count; person++)
        {
            IReadOnlyList<AlignedRow> rows = study.Recordings[person].Rows;
            for (int column = 0; column < names.Count; column++)
                shares[person, column] = rows.Count == 0 ? null : rows.Average(row => present(row)[column] ? 1.0 : 0.0);
        }

        int full = shares.Cast<double?>().Count(share => share >= 1);
        return new(
            $"Coverage: share of frames in which a {what} is present",
            Invariant($"{full} of {shares.Length} pairs of participant and {what} are present in every frame."),
            Axis.Of("", names), Axis.Of("Participant", study.Recordings.Select(recording => recording.Participant.ToString())),
            new HeatMapSeries("share of frames", shares) { Minimum = 0, Maximum = 1 })
        { Width = Figure.MaximumWidth, Height = Math.Min(Figure.MaximumHeight, 240 + 22 * study.Recordings.Count) };
    }
}
