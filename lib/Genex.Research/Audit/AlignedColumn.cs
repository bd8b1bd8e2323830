using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>One feature or target of an aligned study, read down its rows; rows where it is missing are left out.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Place">Place among the features or the targets.</param>
/// <param name="IsTarget">Whether it is a target.</param>
internal readonly record struct AlignedColumn(string Name, int Place, bool IsTarget)
{
    /// <summary>The 17 targets.</summary>
    internal static IReadOnlyList<AlignedColumn> Targets { get; } = [.. EmotionalTargets.Names.Select((name, place) => new AlignedColumn(name, place, true))];

    /// <summary>The 33 features.</summary>
    internal static IReadOnlyList<AlignedColumn> Features { get; } = [.. PhysicalFeatures.Names.Select((name, place) => new AlignedColumn(name, place, false))];

    /// <summary>A feature by name.</summary>
    internal static AlignedColumn Feature(string name) => Features[PhysicalFeatures.IndexOf(name)];

    /// <summary>A target by name.</summary>
    internal static AlignedColumn Target(string name) => Targets[EmotionalTargets.IndexOf(name)];

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
