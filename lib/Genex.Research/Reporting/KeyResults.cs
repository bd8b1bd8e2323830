using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Research.Reporting;

/// <summary>The numbers that a notebook stands for, which continuous integration holds to ranges: shown by its last cell.</summary>
/// <remarks>
/// MIME type <see cref="MimeType"/>: <c>{"results": [{"name": "macro-F1 of B.1", "value": 0.41, "unit": ""}, …]}</c>; an undefined value is null.
/// </remarks>
[TypeFormatterSource(typeof(KeyResultsFormatters), PreferredMimeTypes = [MimeType, "text/html", "text/plain"])]
public sealed record KeyResults
{
    /// <summary>The private MIME type of the numbers.</summary>
    public const string MimeType = "application/vnd.genex.results+json";

    /// <param name="results">At least one; names differ.</param>
    /// <exception cref="ArgumentException">There is none, a name comes twice or is empty, or a value is infinite.</exception>
    public KeyResults(params IEnumerable<KeyResult> results)
    {
        Results = [.. results];
        if (Results.Count == 0) throw new ArgumentException("Key results need at least one number.", nameof(results));
        if (Results.GroupBy(result => result.Name).FirstOrDefault(same => same.Count() > 1 || string.IsNullOrWhiteSpace(same.Key)) is { } wrong)
            throw new ArgumentException($"Key results need one name each; \"{wrong.Key}\" comes {wrong.Count()} times.", nameof(results));
        if (Results.FirstOrDefault(result => result.Value is { } value && !double.IsFinite(value)) is { } endless)
            throw new ArgumentException(Invariant($"The key result \"{endless.Name}\" is {endless.Value}; expected a number, or null for n/a."),
                nameof(results));
    }

    /// <summary>In the order given.</summary>
    public IReadOnlyList<KeyResult> Results { get; }

    /// <summary>Where the data come from; the table says it. Null where nothing of a study is shown.</summary>
    public Recordings.Provenance? Provenance { get; init; }

    /// <summary>These, then others.</summary>
    /// <param name="others">Of the same data, or of other data that stand under the same words.</param>
    /// <exception cref="ArgumentException">A name comes in both.</exception>
    public KeyResults And(KeyResults others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return new([.. Results, .. others.Results]) { Provenance = Provenance ?? others.Provenance };
    }

    /// <summary>As a table.</summary>
    public Table ToTable()
    {
        bool noted = Results.Any(result => result.Note is not null);
        return new("Key results",
            [Column.Text("Result"), Column.Number("Value", "0.####"), Column.Text("Unit"), .. noted ? [Column.Text("Note")] : Array.Empty<Column>()],
            Results.Select(result => (IReadOnlyList<object?>)
                [result.Name, result.Value, result.Unit, .. noted ? [result.Note ?? ""] : Array.Empty<object?>()]))
        { Provenance = Provenance };
    }
}
