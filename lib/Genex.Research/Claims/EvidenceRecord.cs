using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Recordings;

#pragma warning disable MA0048 // the record and what it holds of a claim

namespace Genex.Research.Claims;

/// <summary>What was found of one claim.</summary>
/// <param name="Number">Of the claim.</param>
/// <param name="Verdict">What the evidence says.</param>
/// <param name="Evidence">The numbers in sentences.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Numbers">The numbers alone.</param>
/// <param name="Picture">The same to look at.</param>
public sealed record RecordedFinding(
    int Number, ClaimVerdict Verdict, string Evidence, string Source, IReadOnlyList<ClaimNumber> Numbers, RecordedPicture Picture);

/// <summary>A picture as it is kept: bars and lines, no image.</summary>
public sealed record RecordedPicture(
    string Title, string Says, string Value, string Across, IReadOnlyList<string> Categories, IReadOnlyList<ClaimSeries> Series, double? ReferenceValue,
    string? ReferenceMeaning, double? Maximum)
{
    /// <summary>For the record.</summary>
    public static RecordedPicture Of(ClaimPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return new(picture.Title, picture.Says, picture.Value, picture.Across, picture.Categories, picture.Series, picture.Reference?.Value,
            picture.Reference?.Meaning, picture.Maximum);
    }

    /// <summary>As the claim made it.</summary>
    public ClaimPicture Restore() => new(Title, Says, Value, Categories, Series)
    {
        Across = Across,
        Reference = ReferenceValue is { } value ? (value, ReferenceMeaning ?? "") : null,
        Maximum = Maximum,
    };
}

/// <summary>What the tests of the claims found on the release: numbers, commit, command and date, so that they can be shown where the release is not, and
/// found again. Nothing of the release itself is kept: no image, no table, no row.</summary>
/// <param name="Address">Of the release.</param>
/// <param name="Commit">That the clone stood at.</param>
/// <param name="TablesCommit">Whose tables the figures of the fusion models were computed on.</param>
/// <param name="Command">That made the record.</param>
/// <param name="Date">When, UTC.</param>
/// <param name="Claims">In order of number; those that need nothing but the report are not among them.</param>
public sealed record EvidenceRecord(string Address, string? Commit, string? TablesCommit, string Command, string Date, IReadOnlyList<RecordedFinding> Claims)
{
    private const string Resource = "Genex.Research.report.evidence.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Lazy<EvidenceRecord> Read = new(ReadKept);

    /// <summary>The record that this project keeps; without a claim where it keeps none.</summary>
    public static EvidenceRecord Kept => Read.Value;

    /// <summary>"recorded on 2026-11-27 from … at 7e0afd3".</summary>
    public string Said => $"recorded on {Date} from {Address} at {ReleaseSource.Short(Commit ?? "an unknown commit")} with \"{Command}\"";

    /// <summary>Keeps what was found on a clone of the release.</summary>
    /// <param name="results">Of all claims on that clone.</param>
    /// <param name="material">The clone.</param>
    /// <param name="now">The date, UTC.</param>
    /// <exception cref="ArgumentException">The material is a drawn study.</exception>
    public static EvidenceRecord Of(IReadOnlyList<ClaimResult> results, ClaimMaterial material, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(material);
        if (material.IsSimulated || !ReleasedAssignment.Are(material.Release.Recordings.Select(one => one.Participant)))
            throw new ArgumentException($"Only evidence from the report's release is recorded; {material.Study.Root} is another study.", nameof(material));
        return new EvidenceRecord(
            ReleaseSource.Address, ReleaseHistory.Head(material.Study.Root), material.ReportTables is null ? null : ReleaseSource.ReportCommit,
            "genex claims --data CLONE --record", Invariant($"{now.UtcDateTime:yyyy-MM-dd}"),
            [.. results.Where(result => result.Basis == ClaimBasis.Release).Select(result => new RecordedFinding(
                result.Number, result.Finding.Verdict, result.Finding.Evidence, result.Finding.Source, result.Finding.Numbers,
                RecordedPicture.Of(result.Finding.Picture)))]);
    }

    /// <summary>What was found of a claim; null when nothing is recorded of it.</summary>
    public ClaimFinding? FindingOf(int number) => Claims.FirstOrDefault(claim => claim.Number == number) is { } claim
        ? new ClaimFinding(claim.Verdict, claim.Evidence, $"{claim.Source}; {Said}", claim.Numbers, claim.Picture.Restore()) : null;

    /// <summary>As a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    private static EvidenceRecord ReadKept()
    {
        using Stream? stream = typeof(EvidenceRecord).Assembly.GetManifestResourceStream(Resource);
        EvidenceRecord none = new(ReleaseSource.Address, null, null, "", "", []);
        return stream is null ? none : JsonSerializer.Deserialize<EvidenceRecord>(stream, Json) ?? none;
    }
}
