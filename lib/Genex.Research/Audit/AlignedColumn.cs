using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>One feature or target of an aligned study, read down its rows; rows where it is missing are left out.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Place">Place among the features or the targets.</param>
/// <param name="IsTarget">Whether it is a target.</param>
internal readonly record struct AlignedColumn(string Name, int Place, bool IsTarget)
{
    /// <summary>The 17 targets that every study has.</summary>
    internal static IReadOnlyList<AlignedColumn> Targets { get; } = [.. EmotionalTargets.Names.Select((name, place) => new AlignedColumn(name, place, true))];

    /// <summary>The 33 features that every study has.</summary>
    internal static IReadOnlyList<AlignedColumn> Features { get; } = [.. PhysicalFeatures.Names.Select((name, place) => new AlignedColumn(name, place, false))];

    /// <summary>All targets of a study.</summary>
    internal static IReadOnlyList<AlignedColumn> TargetsOf(AlignedStudy study) =>
        [.. Targets, .. study.Vocabulary.OwnTargets.Select((one, place) => new AlignedColumn(one.Name, Targets.Count + place, true))];

    /// <summary>All features of a study.</summary>
    internal static IReadOnlyList<AlignedColumn> FeaturesOf(AlignedStudy study) =>
        [.. Features, .. study.Vocabulary.OwnSignals.Select((one, place) => new AlignedColumn(one.Name, Features.Count + place, false))];

    /// <summary>A feature by name.</summary>
    internal static AlignedColumn Feature(string name) => Features[PhysicalFeatures.IndexOf(name)];

    /// <summary>A target by name.</summary>
    internal static AlignedColumn Target(string name) => Targets[EmotionalTargets.IndexOf(name)];

    /// <summary>Whether it is the study's own.</summary>
    internal bool IsOwn => Place >= (IsTarget ? EmotionalTargets.Count : PhysicalFeatures.Count);

    /// <summary>Whether the row has it.</summary>
    internal bool IsIn(AlignedRow row) => IsTarget ? row.TargetPresent[Place] : row.FeaturePresent[Place];

    /// <summary>Its value in the row.</summary>
    internal float Of(AlignedRow row) => IsTarget ? row.Targets[Place] : row.Features[Place];

    /// <summary>Whether it is on in the row: at least one half.</summary>
    internal bool IsOn(AlignedRow row) => IsIn(row) && Of(row) >= 0.5f;

    /// <summary>Its values where it is known.</summary>
    internal float[] Known(IEnumerable<AlignedRow> rows)
    {
        AlignedColumn column = this;
        return [.. rows.Where(column.IsIn).Select(column.Of)];
    }
}
