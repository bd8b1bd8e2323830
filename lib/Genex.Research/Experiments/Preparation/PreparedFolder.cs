using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>The folder of one recording in a store that is being made.</summary>
internal sealed class PreparedFolder(string store, PreparedPlace place, Recording recording, PreparationSettings settings, Vocabulary vocabulary)
{
    private const int LongestName = 40;

    private static readonly JsonSerializerOptions WithFields = new(PreparedStore.Compact) { IncludeFields = true };

    private readonly string folder = Path.Combine(store, PreparedStore.Recordings, place.Folder);

    /// <summary>Where a recording lies: a folder named as the recording, as far as any file system can write it, and by what tells it from others.</summary>
    public static PreparedPlace PlaceOf(Recording recording)
    {
        string key = $"{recording.Participant.Key}\n{recording.Stimulus}";
        string name = string.Concat(recording.Label.Take(LongestName).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        return new PreparedPlace(recording.Participant, recording.Stimulus, $"{name}-{Checksums.Of(Encoding.UTF8.GetBytes(key))[..8]}".TrimStart('-'));
    }

    /// <summary>What an earlier preparation of the same files with the same settings left, when every byte of it is there; else null.</summary>
    public PreparedRecording? Kept()
    {
        try
        {
            if (!File.Exists(In(PreparedStore.Status))) return null;
            PreparedRecording? before = JsonSerializer.Deserialize<PreparedRecording>(File.ReadAllBytes(In(PreparedStore.Status)), PreparedStore.Json);
            return before?.Identity == Identity() && before.Files.All(file => File.Exists(In(file.Key)) && Checksums.OfFile(In(file.Key)) == file.Value)
                ? before : null;
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or FormatException or NotSupportedException)
        {
            return null; // it is made again
        }
    }

    /// <summary>Reads the video, aligns it, and writes the folder; its status last.</summary>
    /// <exception cref="RecordingException">The video is damaged, and the policy is to fail.</exception>
    public PreparedRecording Make(AlignmentSettings alignment, Action frameRead, CancellationToken cancellation)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        PreparedRecording made = recording.VideoPath is null ? LeftOut([$"{recording.Label}: there is no video; left out."])
            : Aligned(alignment, files, frameRead, cancellation);
        AtomicFile.Write(In(PreparedStore.Events), file => PreparedEvents.Write(recording.Events, file), @private: true);
        files[PreparedStore.Events] = Checksums.OfFile(In(PreparedStore.Events));
        made = made with { Files = files };
        AtomicFile.Write(In(PreparedStore.Status), PreparationLog.Json(made), @private: true);
        return made;
    }

    /// <summary>What the video showed, where its clock could not be set; null elsewhere.</summary>
    public FrameTrack? Track() => File.Exists(In(PreparedStore.Track))
        ? JsonSerializer.Deserialize<FrameTrack>(File.ReadAllBytes(In(PreparedStore.Track)), PreparedStore.Compact) : null;

    private PreparedRecording Aligned(AlignmentSettings alignment, Dictionary<string, string> files, Action frameRead, CancellationToken cancellation)
    {
        List<string> notes = [];
        using PreparedFrameWriter frames = new(In(PreparedStore.Frames), settings.Side);
        VideoPasses passes = new(settings.Side) { Into = _ => frames.Add };
        (AlignedRecording? aligned, FrameTrack? track) = (null, null);
        try
        {
            (aligned, track) = RecordingAligner.Align(recording, vocabulary, alignment, passes, frameRead, notes, cancellation);
        }
        catch (Exception problem) when (problem is OpenCvSharp.OpenCVException or UnauthorizedAccessException && settings.Damage != CorruptionPolicy.Fail)
        {
            notes.Add($"{recording.Label}: left out, since its video cannot be read: {problem.Message.ReplaceLineEndings(" ")}");
        }

        if (aligned is null) return LeftOut(notes);
        frames.Commit(aligned.Rows.Count);
        files[PreparedStore.Frames] = Checksums.OfFile(In(PreparedStore.Frames));
        using (MemoryStream rows = new())
        {
            AlignedTable.WriteParquetAsync(new AlignedStudy("", recording.Provenance ?? Provenance.Unknown, [aligned], [])
            { Vocabulary = vocabulary }, rows, cancellation).GetAwaiter().GetResult();
            Write(PreparedStore.Rows, rows.ToArray(), files);
        }

        if (track is not null)
            Write(PreparedStore.Track, JsonSerializer.SerializeToUtf8Bytes(track with { Damage = [] }, PreparedStore.Compact), files);
        VideoPass pass = passes.Take(aligned)!;
        return new PreparedRecording
        {
            Participant = recording.Participant,
            Stimulus = recording.Stimulus,
            Identity = Identity(),
            State = pass.Damage.Count > 0 ? PreparedState.Damaged : PreparedState.Whole,
            Notes = notes,
            Damage = [.. pass.Damage.Select(damage => damage with { File = "" })],
            Region = aligned.Region,
            Faces = aligned.Faces,
            Clock = aligned.Clock,
            GazeLagMilliseconds = aligned.GazeLagMilliseconds,
            FrameIndices = [.. aligned.Rows.Select(row => row.FrameIndex)],
            VideoFrames = pass.File.FrameCount,
            VideoMilliseconds = pass.File.Duration.TotalMilliseconds,
            FramesPerSecond = pass.File.FramesPerSecond,
            Width = pass.File.Width,
            Height = pass.File.Height,
        };
    }

    private PreparedRecording LeftOut(IReadOnlyList<string> notes) => new()
    {
        Participant = recording.Participant,
        Stimulus = recording.Stimulus,
        Identity = Identity(),
        State = PreparedState.LeftOut,
        Notes = notes,
    };

    private string Identity()
    {
        string video = recording.VideoPath is { } path ? Stamp(path) : "";
        string said = JsonSerializer.Serialize((PreparedContents.CurrentVersion, settings, video, recording.Region, recording.Labels, recording.Provenance),
            WithFields) + (vocabulary.IsDefault ? "" : JsonSerializer.Serialize(vocabulary, PreparedStore.Compact))
            + (recording.Faces is { } faces ? JsonSerializer.Serialize(faces, PreparedStore.Compact) : "");
        if (vocabulary.HasVoice && recording.VideoPath is { } filmed && SoundFile.BesideOf(filmed) is { } sound)
            said += Stamp(sound);
        using var hash = SHA256.Create();
        using CryptoStream hashed = new(Stream.Null, hash, CryptoStreamMode.Write);
        hashed.Write(Encoding.UTF8.GetBytes(said));
        PreparedEvents.Write(recording.Events, hashed);
        hashed.FlushFinalBlock();
        return Convert.ToHexStringLower(hash.Hash!);
    }

    // Where the study lies does not count: it may be moved, with its store.
    private static string Stamp(string file) => (FileStamp.Of(new FileInfo(file)) with { Path = Path.GetFileName(file) }).Text(';');

    private void Write(string name, byte[] bytes, Dictionary<string, string> files)
    {
        AtomicFile.Write(In(name), bytes, @private: true);
        files[name] = Checksums.Of(bytes);
    }

    private string In(string name) => Path.Combine(folder, name);
}
