namespace Genex.Research.Recordings;

/// <summary>Reads facial-coding exports: one row per event interval of one channel.</summary>
/// <remarks>Data formats, section 1, FEAExpressionTable.csv.</remarks>
public static class FacialCodingExport
{
    internal const string Type = "Expression Type", Onset = "Expression Onset", Offset = "Expression Offset";

    private static readonly string[] IntensityColumns = ["Expression Intensity", "Intensity"];

    private static readonly Dictionary<string, string> Known = PhysicalFeatures.FacialCoding.Concat(EmotionalTargets.Names)
        .ToDictionary(WithoutSpaces, name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The three columns, besides the participant's.</summary>
    public static IReadOnlyList<string> Columns { get; } = [Type, Onset, Offset];

    /// <summary>Reads an event.</summary>
    /// <exception cref="ExportException">A time is none, or lies before the start or before the onset; the type is empty; the intensity is no
    /// number.</exception>
    public static ExpressionEvent Read(ExportRow row, ExportTimeFormat format)
    {
        string channel = row[Type];
        if (channel.Length == 0)
            throw row.Error(Type, "the name of a facial-coding channel");
        double? intensity = IntensityColumns.Select(row.OptionalNumber).FirstOrDefault(value => value is not null);
        return new ExpressionEvent(Canonical(channel), row.Interval(Onset, Offset, format), intensity);
    }

    /// <summary>Whether this library knows a channel: one of the 28 facial-coding features or of the 17 targets.</summary>
    public static bool IsKnown(string channel) => Known.ContainsKey(WithoutSpaces(channel));

    /// <summary>The canonical spelling of a known channel ("PositiveValence" is "Positive Valence"); an unknown one as it is.</summary>
    public static string Canonical(string channel) => Known.GetValueOrDefault(WithoutSpaces(channel), channel);

    private static string WithoutSpaces(string name) => name.Replace(" ", "", StringComparison.Ordinal);
}
