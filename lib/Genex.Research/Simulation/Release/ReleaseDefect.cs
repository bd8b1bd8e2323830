namespace Genex.Research.Simulation;

/// <summary>One thing that is wrong with the released study, which the simulator can do to a drawn one.</summary>
/// <param name="Id">What <c>--defects</c> takes.</param>
/// <param name="What">What it does.</param>
/// <param name="Check">Id of the audit's check that must report it.</param>
public sealed record ReleaseDefect(string Id, string What, string Check)
{
    /// <summary>Four participants show the first one's frames in other colours.</summary>
    public static ReleaseDefect RecolouredCopies { get; } =
        new("recoloured-copies", "four participants are the first one's frames under a fixed change of colour", "near-duplicate-frames");

    /// <summary>The metadata say that four participants were computed from the first.</summary>
    public static ReleaseDefect DerivedMetadata { get; } =
        new("derived-metadata", "the metadata of four participants say DERIVED_FROM the first one's video", "provenance");

    /// <summary>Attention is a constant of the participant.</summary>
    public static ReleaseDefect LabelsByParticipant { get; } =
        new("labels-by-participant", "Attention is on in every row of three participants and off in every row of two", "label-follows-participant");

    /// <summary>Two tables of physical features have another order of columns.</summary>
    public static ReleaseDefect PermutedColumns { get; } =
        new("permuted-columns", "'Head Turned Forward' is column 1 of two tables and column 9 of the others", "column-order");

    /// <summary>Two participants have more rows than frames.</summary>
    public static ReleaseDefect StretchedRows { get; } = new("stretched-rows", "two participants have 100 annotation rows for 20 frames", "index-alignment");

    /// <summary>Two participants have random values instead of coded events.</summary>
    public static ReleaseDefect RandomTargets { get; } =
        new("random-targets", "Attention and Adaptive Engagement of two participants are random values between 0 and 1", "value-ranges");

    /// <summary>All of them: the release.</summary>
    public static IReadOnlyList<ReleaseDefect> All { get; } =
        [RecolouredCopies, DerivedMetadata, LabelsByParticipant, PermutedColumns, StretchedRows, RandomTargets];

    /// <summary>Reads "all", "none", or names with commas between them.</summary>
    /// <exception cref="FormatException">A name is unknown; the message lists them.</exception>
    public static IReadOnlyList<ReleaseDefect> Parse(string text) => text switch
    {
        "all" => All,
        "none" => [],
        _ => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => All.FirstOrDefault(defect => defect.Id == name)
            ?? throw new FormatException(
                $"No defect is called \"{name}\"; expected all, none, or some of {string.Join(", ", All.Select(defect => defect.Id))}."))],
    };

    /// <inheritdoc/>
    public override string ToString() => Id;
}
