#pragma warning disable MA0048 // an event and the export that holds it

namespace Genex.Research.Recordings;

/// <summary>A facial-coding channel active over an interval.</summary>
/// <param name="Channel">The export's "Expression Type"; a physical feature, a target, or a name this library does not know.</param>
/// <param name="Interval">When it was active.</param>
/// <param name="Intensity">Vendor units, 0 to 100 (valence -100 to 100), where the export has it.</param>
public sealed record ExpressionEvent(string Channel, Interval Interval, double? Intensity = null);

/// <summary>Facial-coding exports: one row per event interval of one channel.</summary>
/// <remarks>Data formats, section 1, FEAExpressionTable.csv.</remarks>
public sealed class FacialCodingExport : ExportFormat<ExpressionEvent>
{
    internal const string Type = "Expression Type", Onset = "Expression Onset", Offset = "Expression Offset";

    private static readonly string[] IntensityColumns = ["Expression Intensity", "Intensity"];

    private static readonly Dictionary<string, string> Known = PhysicalFeatures.FacialCoding.Concat(EmotionalTargets.Names)
        .ToDictionary(WithoutSpaces, name => name, StringComparer.OrdinalIgnoreCase);

    private FacialCodingExport() : base("facial coding", "FEAExpressionTable", [Type, Onset, Offset])
    {
    }

    /// <summary>The format.</summary>
    public static FacialCodingExport Format { get; } = new();

    /// <summary>Reads an event.</summary>
    /// <exception cref="ExportException">A time is none, the offset lies before the onset or before the recording, or the type is empty.</exception>
    public override IEnumerable<ExpressionEvent> Read(ExportRow row, ExportTimeFormat times)
    {
        string channel = row[Type];
        if (channel.Length == 0)
            throw row.Error(Type, "the name of a facial-coding channel");
        double? intensity = IntensityColumns.Select(column => row.NumberIfMeant(column, "an intensity", _ => true)).FirstOrDefault(value => value is not null);
        return [new ExpressionEvent(Canonical(channel), row.Interval(Onset, Offset, times), intensity)];
    }

    /// <inheritdoc/>
    public override Interval? SpanOf(ExpressionEvent one) => one.Interval;

    internal override string StreamOf(object one) => ((ExpressionEvent)one).Channel;

    /// <summary>Whether this library knows a channel: one of the 28 facial-coding features or of the 17 targets.</summary>
    public static bool IsKnown(string channel) => Known.ContainsKey(WithoutSpaces(channel));

    /// <summary>The canonical spelling of a known channel ("PositiveValence" is "Positive Valence"); an unknown one as it is.</summary>
    public static string Canonical(string channel) => Known.GetValueOrDefault(WithoutSpaces(channel), channel);

    private static string WithoutSpaces(string name) => name.Replace(" ", "", StringComparison.Ordinal);
}
