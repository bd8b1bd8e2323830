using System.Text.Json;
using System.Text.Json.Serialization;

namespace Genex.Research.Recordings;

/// <summary>The files of a prepared store, and its reading as a study.</summary>
/// <remarks>
/// prepared-store.json is written first and says how the study is prepared; contents.json is the study as it was read; recordings/NAME holds frames.npy,
/// rows.parquet, events.json and status.json, which is that folder's last file; checksums.sha256 names all files; log.txt is the last one of all, so that a
/// store with it is whole.
/// </remarks>
internal static class PreparedStore
{
    /// <summary>How it is prepared.</summary>
    public const string Settings = "prepared-store.json";

    /// <summary>The study as it was read.</summary>
    public const string Contents = "contents.json";

    /// <summary>What the audit found.</summary>
    public const string Audit = "audit.json";

    /// <summary>What was done, in sentences.</summary>
    public const string Log = "log.txt";

    /// <summary>Folder of the recordings' folders.</summary>
    public const string Recordings = "recordings";

    /// <summary>Of a recording: pictures of its rows, (N, 3, S, S) bytes.</summary>
    public const string Frames = "frames.npy";

    /// <summary>Of a recording: its aligned rows.</summary>
    public const string Rows = "rows.parquet";

    /// <summary>Of a recording: events as they were read.</summary>
    public const string Events = "events.json";

    /// <summary>Of a recording: what its video showed, where its clock could not be set.</summary>
    public const string Track = "track.json";

    /// <summary>Of a recording: what became of it.</summary>
    public const string Status = "status.json";

    /// <summary>How all of its JSON is written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ParticipantIdConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>The same without line breaks, for what is long.</summary>
    public static JsonSerializerOptions Compact { get; } = new(Json) { WriteIndented = false };

    /// <summary>Whether a folder is a prepared store, whole or not.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Settings));

    /// <summary>Whether it is whole: everything was written.</summary>
    public static bool IsWhole(string folder) => File.Exists(Path.Combine(folder, Log));

    /// <summary>From here on it is not, until it is finished again.</summary>
    public static void Unfinish(string folder) => File.Delete(Path.Combine(folder, Log));

    /// <summary>The name of a recording's file within the store.</summary>
    public static string NameOf(PreparedPlace place, string name) => $"{Recordings}/{place.Folder}/{name}";

    /// <summary>Reads a store as the study that it was made of, with its events; its videos are not needed.</summary>
    /// <exception cref="ExportException">It is not whole, not as it was written, or of a later version.</exception>
    public static Study Read(string folder)
    {
        if (!IsWhole(folder))
        {
            throw new ExportException(folder, null, "the preparation of this store is not finished", "a whole store",
                $"The command that began it goes on with it: genex data prepare STUDY --out {folder}.");
        }

        return Open(folder);
    }

    /// <summary>Reads a store that has all but its audit.</summary>
    /// <inheritdoc cref="Read(string)" path="/exception"/>
    public static Study Open(string folder) => ContentsOf(folder).ToStudy(Path.GetFullPath(folder), name => Read(folder, name));

    /// <summary>What kind of data a whole store holds, without reading its events.</summary>
    /// <inheritdoc cref="Read(string)" path="/exception"/>
    public static Provenance ProvenanceOf(string folder) => ContentsOf(folder).Provenance;

    private static PreparedContents ContentsOf(string folder)
    {
        PreparedContents contents = Parse<PreparedContents>(folder, Contents);
        return contents.Version == PreparedContents.CurrentVersion ? contents
            : throw new ExportException(Path.Combine(folder, Contents), null, Invariant($"the store is of version {contents.Version}"),
                Invariant($"version {PreparedContents.CurrentVersion}"), "Prepare the study again into another folder.");
    }

    /// <summary>The bytes of a file of a store, which are those that were written.</summary>
    /// <exception cref="ExportException">They are not.</exception>
    public static byte[] Read(string folder, string name)
    {
        try
        {
            return (Checksums.In(folder) ?? throw new InvalidDataException("it has no checksums")).Read(name);
        }
        catch (InvalidDataException problem)
        {
            throw Damaged(folder, name, problem);
        }
    }

    /// <summary>What a JSON file of a store holds.</summary>
    /// <exception cref="ExportException">It is not as it was written.</exception>
    public static T Parse<T>(string folder, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Read(folder, name), Json) ?? throw new InvalidDataException("it is empty");
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException or ArgumentException or FormatException or NotSupportedException)
        {
            throw Damaged(folder, name, problem);
        }
    }

    /// <summary>What is thrown for a file that is not as it was written.</summary>
    public static ExportException Damaged(string folder, string name, Exception problem) => new(Path.Combine(folder, name), null,
        $"it is not as it was written ({problem.Message.TrimEnd('.')})", "the file that the store's checksums name",
        "Prepare the study again into the same folder: what is whole is kept.", problem);
}
