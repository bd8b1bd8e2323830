using Genex.Research.Alignment;

namespace Genex.Research.Audit.Checks;

/// <summary>A label that time alone gives away: the later the likelier, or on at the same moments in everybody.</summary>
/// <remarks>In 46 sound studies time reaches 0.77 where it lies so far from chance, and 1.00 where it does not: labels of short recordings turn on once. A
/// label of the second half, the middle third or every other five seconds gives 1.00, 4.1 to 4.9 deviations (tests, AuditPlantTests).</remarks>
public sealed class LabelFollowsTime() : AuditCheck("label-follows-time", "Is a label a function of the time in the recording?")
{
    /// <summary>Area under the ROC curve within recordings, mean over them, from which what most of the others show at the same time blocks a
    /// target.</summary>
    public const double BlockingArea = 0.95;

    /// <summary>The same, of the time or of what the others show, from which it is worth a note: people who see the same thing smile at the same
    /// moments.</summary>
    public const double NotableArea = 0.8;

    /// <summary>Standard deviations over rotations that the area must lie from chance.</summary>
    public const double LeastDeviations = 3.4;

    /// <summary>Recordings with both values from which it blocks.</summary>
    public const int LeastRecordings = 4;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material)
        ?? (material.Aligned!.Recordings.Skip(1).Any() ? null : "no second recording");

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (AlignedColumn target in AlignedColumn.TargetsOf(material.Aligned!))
        {
            (string How, WithinArea? Area)[] ways = [("the time of a row", Elapsed(material.Aligned!, target)),
                ("what the others show at the same time", Others(material.Aligned!, target))];
            if (ways.Where(way => way.Area is { Recordings: > 1 } && way.Area.Mean >= NotableArea && way.Area.Deviations() >= LeastDeviations)
                .OrderByDescending(way => way.Area!.Mean).FirstOrDefault() is not (string how, WithinArea area)) continue;
            bool blocks = Majority(material.Aligned!, target) is { Mean: >= BlockingArea, Recordings: >= LeastRecordings };
            yield return Find(target, blocks ? AuditSeverity.Blocking : AuditSeverity.Note,
                Invariant($"{how.Capital()} ranks '{target.Name}' with an area under the ROC curve of {area.Mean:0.000} (0.5 is ")
                    + Invariant($"chance) within {Wording.Count(area.Recordings, "recording")}; the least is {area.Least:0.000}."),
                blocks ? "A model that knows how far the recording has come needs no face. Vary the order of what is shown, or do not score "
                    + $"'{target.Name}'."
                    : "Show time as a baseline beside every model: what is shown at a moment explains a part.");
        }
    }

    /// <summary>How far the recording has come.</summary>
    internal static WithinArea? Elapsed(AlignedStudy study, AlignedColumn target) =>
        WithinArea.Of(study, target, (recording, row) => recording.Rows[row].VideoMilliseconds);

    /// <summary>Fraction of the other participants who show the target at the same time.</summary>
    internal static WithinArea? Others(AlignedStudy study, AlignedColumn target) => Others(study, target, fraction => fraction);

    /// <summary>Whether most of the others show the target at the same time: labels that each turn on once, at times of their own, do not agree so.</summary>
    internal static WithinArea? Majority(AlignedStudy study, AlignedColumn target) => Others(study, target, fraction => fraction > 0.5 ? 1 : 0);

    private static WithinArea? Others(AlignedStudy study, AlignedColumn target, Func<double, double> score)
    {
        (double[] Times, AlignedRecording One)[] all = [.. study.Recordings.Select(one => (one.Rows.Select(row => row.VideoMilliseconds).ToArray(), one))];
        return WithinArea.Of(study, target, (recording, row) =>
        {
            int known = 0, on = 0;
            foreach ((double[] other, AlignedRecording one) in all)
            {
                if (one.Participant == recording.Participant || At(other, recording.Rows[row].VideoMilliseconds) is not { } place
                    || !target.IsIn(one.Rows[place])) continue;
                known++;
                if (target.IsOn(one.Rows[place])) on++;
            }

            return known == 0 ? double.NaN : score(on / (double)known);
        });
    }

    /// <summary>The row nearest to a time; null before the first and after the last.</summary>
    private static int? At(double[] times, double time)
    {
        if (times.Length == 0 || time < times[0] || time > times[^1]) return null;
        int place = Array.BinarySearch(times, time);
        if (place >= 0) return place;
        return time - times[~place - 1] <= times[~place] - time ? ~place - 1 : ~place;
    }
}
