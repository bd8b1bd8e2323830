using System.Text.Encodings.Web;
using System.Text.Json;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>Rows of a reproduction with where and when they were made, so that they can be shown where the release is not.</summary>
/// <param name="Address">Of the release.</param>
/// <param name="Commit">That the clone stood at.</param>
/// <param name="TablesCommit">Whose annotation tables were used.</param>
/// <param name="Command">That made the record.</param>
/// <param name="Profile">Of the runs.</param>
/// <param name="Seed">Of the runs.</param>
/// <param name="Date">When, UTC.</param>
/// <param name="Rows">The rows.</param>
public sealed record ReproductionRecord(
    string Address, string? Commit, string TablesCommit, string Command, string Profile, long Seed, string Date, IReadOnlyList<ReproductionRow> Rows)
{
    private const string Resource = "Genex.Research.report.reproduction.json";

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<ReproductionRecord> Read = new(ReadKept);

    /// <summary>The record that this project keeps; without a row where it keeps none.</summary>
    public static ReproductionRecord Kept => Read.Value;

    /// <summary>"recorded on 2026-11-27 from … at 7e0afd3".</summary>
    public string Said =>
        Invariant($"recorded on {Date} from {Address} at {ReleaseSource.Short(Commit ?? "an unknown commit")} with \"{Command}\" (seed {Seed})")
            + string.Concat(Rows.Where(row => row.Date is not null).Select(row => $"; {row.Id} on {row.Date}"));

    /// <summary>Keeps rows.</summary>
    /// <param name="rows">Of a reproduction on the clone.</param>
    /// <param name="clone">Its root.</param>
    /// <param name="profile">Of the runs.</param>
    /// <param name="seed">Of the runs.</param>
    /// <param name="now">The date.</param>
    public static ReproductionRecord Of(IReadOnlyList<ReproductionRow> rows, string clone, Profile profile, long seed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new(ReleaseSource.Address, ReleaseHistory.Head(clone), ReleaseSource.ReportCommit,
            $"genex reproduce --data CLONE{Starts(rows.Select(row => row.Starts.Count).Append(0).Max())} --record", profile.Id, seed,
            Invariant($"{now.UtcDateTime:yyyy-MM-dd}"), rows);
    }

    /// <summary>This record with the rows of another, older one of models that it has not made; without them where commit, profile or seed differ.</summary>
    /// <param name="before">Null where there is none.</param>
    public ReproductionRecord Over(ReproductionRecord? before)
    {
        if (before is null || (before.Commit, before.TablesCommit, before.Profile, before.Seed) != (Commit, TablesCommit, Profile, Seed)) return this;
        string[] made = [.. Rows.Where(row => row.Reproduced is not null).Select(row => row.Id)];
        ReproductionRow[] kept = [.. before.Rows.Where(row => row.Reproduced is not null && !made.Contains(row.Id))
            .Select(row => row with { Date = row.Date ?? (before.Date == Date ? null : before.Date) })];
        return this with { Rows = [.. Rows.Where(row => kept.All(one => one.Id != row.Id)).Concat(kept).OrderBy(row => row.Id, StringComparer.Ordinal)] };
    }

    /// <summary>Reads a file that a record was written to; null where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is no such record; the message names the file.</exception>
    public static ReproductionRecord? Find(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<ReproductionRecord>(File.ReadAllText(path), Json);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is no record of a reproduction ({problem.Message}); move it away, or name another file.", problem);
        }
    }

    /// <summary>As a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    private static string Starts(int starts) => starts > 1 ? Invariant($" --starts {starts}") : "";

    private static ReproductionRecord ReadKept()
    {
        using Stream? stream = typeof(ReproductionRecord).Assembly.GetManifestResourceStream(Resource);
        ReproductionRecord none = new(ReleaseSource.Address, null, ReleaseSource.ReportCommit, "", "", 0, "", []);
        return stream is null ? none : JsonSerializer.Deserialize<ReproductionRecord>(stream, Json) ?? none;
    }
}
