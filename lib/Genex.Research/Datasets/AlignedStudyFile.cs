using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>An aligned study in a file, to the last bit: so that a study is aligned once, not once per notebook.</summary>
internal static class AlignedStudyFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new ParticipantIdConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>Writes it, whole or not at all, with the SHA-256 of all that comes before at its end.</summary>
    public static void Write(string path, AlignedStudy study) => CacheFile.TryWrite(path, file =>
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(new Content(study.Root, study.Provenance, study.Recordings, study.Notes,
            study.Vocabulary), Json);
        file.Write(content);
        file.Write(SHA256.HashData(content));
    });

    /// <summary>Reads it; null when there is none or it is not as it was written, which is said, so that it is made again.</summary>
    public static AlignedStudy? Read(string path)
    {
        if (!File.Exists(path)) return null;
        byte[] all = File.ReadAllBytes(path);
        int length = all.Length - SHA256.HashSizeInBytes;
        if (length > 0 && SHA256.HashData(all.AsSpan(0, length)).AsSpan().SequenceEqual(all.AsSpan(length))
            && JsonSerializer.Deserialize<Content>(all.AsSpan(0, length), Json) is { } content)
            return new AlignedStudy(content.Root, content.Provenance, content.Recordings, content.Notes)
            {
                Vocabulary = content.Vocabulary ?? Vocabulary.Default,
            };
        CacheFile.Damaged(path);
        return null;
    }

    private sealed record Content(string Root, Provenance Provenance, IReadOnlyList<AlignedRecording> Recordings, IReadOnlyList<string> Notes,
        Vocabulary? Vocabulary);
}
