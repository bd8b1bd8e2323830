using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>From a study's folder to samples: read, align, decode frames; what was done once for the same files is taken from the cache.</summary>
public static class StudyLoader
{
    // Raised when alignment would come to other rows than before, or says more of a recording.
    private const int FormatVersion = 6;

    /// <summary>Loads a study's samples.</summary>
    /// <param name="folder">The study's folder, as <see cref="StudyReader"/> takes it; of a prepared store nothing is decoded or kept in the cache.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    /// <param name="samplesPerSecond">Rows per second of video.</param>
    /// <param name="progress">Progress, reported every few frames.</param>
    /// <param name="cacheFolder">Where aligned rows and frames are kept; null takes <see cref="VideoFrames.DefaultCacheFolder"/>.</param>
    /// <param name="reading">How the study is read; null for the defaults.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="RecordingException">The folder, an export or a video cannot be used; the message names file and place.</exception>
    /// <exception cref="ArgumentException">A prepared store has another rate, smaller frames, or settings of its own.</exception>
    public static SampleSet Load(
        string folder, int imageSize, double samplesPerSecond = 1, IProgress<Progress>? progress = null, string? cacheFolder = null,
        StudyReadSettings? reading = null, CancellationToken cancellation = default)
    {
        string cache = cacheFolder ?? VideoFrames.DefaultCacheFolder;
        VideoPasses passes = new(imageSize);
        AlignedStudy study = Align(folder, samplesPerSecond, reading, cache, passes, progress, cancellation);
        FrameBank frames = study.ReadFrom?.Prepared is { } store ? PreparedFrames.Of(store, study, imageSize)
            : VideoFrames.Loader(cache, passes).Load(study, imageSize, progress, cancellation);
        return new SampleSet(study, frames);
    }

    /// <summary>A study's aligned rows without their frames, from the cache or a prepared store where they are there.</summary>
    /// <inheritdoc cref="Load" path="/param"/>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static AlignedStudy Rows(string folder, double samplesPerSecond = 1, StudyReadSettings? reading = null, IProgress<Progress>? progress = null,
        string? cacheFolder = null, CancellationToken cancellation = default) =>
        Align(folder, samplesPerSecond, reading, cacheFolder ?? VideoFrames.DefaultCacheFolder, null, progress, cancellation);

    private static AlignedStudy Align(string named, double rate, StudyReadSettings? reading, string cache, VideoPasses? passes, IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        // What is kept names its videos; a relative name would be wrong from any other folder.
        string folder = Path.GetFullPath(named);
        AlignmentSettings settings = new() { RateHz = rate };
        if (PreparedStore.IsIn(folder)) return StudyAligner.Align(StudyReader.Read(folder, reading), settings, cancellation: cancellation);
        if (reading is { IsDefault: true }) reading = null;
        FaceSearch? faces = ReleaseReader.IsRelease(folder) ? null : StudyDescription.Find(folder).FacesIn(folder, reading?.Faces);
        string path = Path.Combine(cache, $"aligned-{Identity(folder, rate, reading, faces)}.rows");
        if (AlignedStudyFile.Read(path) is { } before) return before with { Reading = reading };
        AlignedStudy study = StudyAligner.Align(StudyReader.Read(folder, reading), settings, progress, passes, cancellation);
        AlignedStudyFile.Write(path, study);
        return study with { Reading = reading };
    }

    // Every file's name, length and time of change: a study that was touched is aligned again.
    private static string Identity(string folder, double rate, StudyReadSettings? reading, FaceSearch? faces)
    {
        StringBuilder text = new(Invariant($"{FormatVersion};{rate:R};{Path.GetFullPath(folder)}"));
        if (reading is not null) text.Append(Invariant($";read as {reading.TimeFormat}, {reading.Region?.Text}"));
        if (faces is not null) text.Append(";faces " + JsonSerializer.Serialize(faces, PreparedStore.Compact));
        if (Directory.Exists(folder))
        {
            foreach (FileInfo file in StudyWalk.Files(folder))
                text.Append(';').Append(FileStamp.Of(file).Text(','));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..24];
    }
}
