#pragma warning disable MA0048 // a value and the export that holds it

namespace Genex.Research.Recordings;

/// <summary>A value of a channel of the study's own.</summary>
/// <param name="Channel">Its name, as the study's description has it.</param>
/// <param name="Interval">How long it holds; of no length for a sample.</param>
/// <param name="Value">In the channel's unit; 1 where a channel is only there or not.</param>
public sealed record OwnValue(string Channel, Interval Interval, double Value);

/// <summary>Values of channels of the study's own, one row each: what a study's description finds in tables of other forms.</summary>
public sealed class OwnValueExport : ExportFormat<OwnValue>
{
    private const string Channel = "Own Channel", From = "Value Onset", To = "Value Offset", Held = "Value";

    private OwnValueExport() : base("own channels", "OwnValueTable", [Channel, From, To, Held])
    {
    }

    /// <summary>The format.</summary>
    public static OwnValueExport Format { get; } = new();

    /// <summary>Reads a value.</summary>
    /// <exception cref="ExportException">A time or the value is none, or the end lies before the start.</exception>
    public override IEnumerable<OwnValue> Read(ExportRow row, ExportTimeFormat times) =>
        [new OwnValue(row[Channel], row.Interval(From, To, times), row.Number(Held))];

    /// <inheritdoc/>
    public override Interval? SpanOf(OwnValue one) => one.Interval;

    /// <inheritdoc/>
    public override string? UnitProblem(string column, string unit) => column == Held ? null : base.UnitProblem(column, unit);

    internal override string StreamOf(object one) => ((OwnValue)one).Channel;
}
