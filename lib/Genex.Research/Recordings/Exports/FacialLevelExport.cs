using System.Text.Json.Serialization;

#pragma warning disable MA0048 // an event and the export that holds it

namespace Genex.Research.Recordings;

/// <summary>A facial-coding channel's intensity while it stays as it is.</summary>
/// <param name="Channel">As in the facial-coding export.</param>
/// <param name="Interval">From the sample that brought the value up to the first with another.</param>
/// <param name="Level">Vendor units, 0 to 100 (valence -100 to 100).</param>
public sealed record FacialLevel(string Channel, Interval Interval, double Level)
{
    /// <summary>From which level a channel counts as present: the vendor's own threshold.</summary>
    public const double Threshold = 50;

    /// <summary>Whether the channel counts as present, where the software says it besides the level; null: from the threshold on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Presence { get; init; }

    /// <summary>Whether the channel counts as present.</summary>
    [JsonIgnore]
    public bool IsPresent => Presence ?? Level >= Threshold;
}

/// <summary>Intensities of facial-coding channels over time: what a sensor export samples, and tables with one row per value.</summary>
public sealed class FacialLevelExport : ExportFormat<FacialLevel>
{
    private const string Type = "Expression Type", From = "Level Onset", To = "Level Offset", Level = "Level";

    private FacialLevelExport() : base("facial intensities", "FacialLevelTable", [Type, From, To, Level])
    {
    }

    /// <summary>The format.</summary>
    public static FacialLevelExport Format { get; } = new();

    /// <summary>Reads a level.</summary>
    /// <exception cref="ExportException">A time or the level is none, or the end lies before the start.</exception>
    public override IEnumerable<FacialLevel> Read(ExportRow row, ExportTimeFormat times) =>
        [new FacialLevel(FacialCodingExport.Canonical(row[Type]), row.Interval(From, To, times), row.Number(Level))];

    /// <inheritdoc/>
    public override Interval? SpanOf(FacialLevel one) => one.Interval;

    /// <inheritdoc/>
    public override string? UnitProblem(string column, string unit) => column == Level ? null : base.UnitProblem(column, unit);

    internal override string StreamOf(object one) => ((FacialLevel)one).Channel;

    internal override IEventStore NewStore() => new LevelStore();
}
