using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>How a figure or a table says that its data were recorded from nobody.</summary>
internal static class ProvenanceWords
{
    /// <summary>"simulated data"; empty for recorded data, and where there are no data at all.</summary>
    public static string Of(Provenance? provenance) => provenance switch
    {
        null or Provenance.Recorded => "",
        Provenance.Unknown => "data of unknown origin",
        _ => $"{Word(provenance.Value)} data",
    };

    /// <summary>A title that says it: "Scores (simulated data)"; unchanged where it does already.</summary>
    public static string Mark(string title, Provenance? provenance)
    {
        string words = Of(provenance);
        return words.Length == 0 || Says(title, provenance!.Value) ? title : title.Length == 0 ? words.Capital()
            : $"{title} ({words})";
    }

    /// <summary>A text with a sentence that says it; unchanged where it does already.</summary>
    public static string Add(string text, Provenance? provenance)
    {
        string words = Of(provenance);
        return words.Length == 0 || Says(text, provenance!.Value) ? text : $"{text.TrimEnd()} {words.Capital()}.";
    }

    /// <summary>What several sources are together: simulated when one is, then derived, then unknown; null of none.</summary>
    public static Provenance? Together(IEnumerable<Provenance?> sources)
    {
        Provenance[] known = [.. sources.OfType<Provenance>()];
        return known.Length == 0 ? null
            : new[] { Provenance.Simulated, Provenance.Derived, Provenance.Unknown }.Where(known.Contains).Select(one => (Provenance?)one).FirstOrDefault()
                ?? Provenance.Recorded;
    }

    /// <summary>Of runs.</summary>
    public static Provenance? Of(IEnumerable<RunRecord> runs) => Together(runs.Select(run => (Provenance?)run.Specification.Provenance));

    /// <summary>Of groups of runs.</summary>
    public static Provenance? Of(IEnumerable<ComparisonGroup> groups) => Of(groups.SelectMany(group => group.Runs));

    private static bool Says(string text, Provenance provenance) => text.Contains(Word(provenance), StringComparison.OrdinalIgnoreCase);

    private static string Word(Provenance provenance) => provenance == Provenance.Unknown ? "unknown origin" : provenance.ToString().ToLowerInvariant();
}
