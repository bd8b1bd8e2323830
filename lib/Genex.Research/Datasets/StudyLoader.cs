using System.Security.Cryptography;
using System.Text;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>From a study's folder to samples: read, align, decode frames; what was done once for the same files is taken from the cache.</summary>
public static class StudyLoader
{
    // Raised when alignment would come to other rows than before, or says more of a recording.
    private const int FormatVersion = 5;

    /// <summary>Loads a study's samples.</summary>
    /// <param name="folder">The study's folder, as <see cref="StudyReader"/> takes it; of a prepared store nothing is decoded or kept in the cache.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    /// <param name="samplesPerSecond">Rows per second of video.</param>
    /// <param name="progress">Progress, reported every few frames.</param>
    /// <param name="cacheFolder">Where aligned rows and frames are kept; null takes <see cref="VideoFrames.DefaultCacheFolder"/>.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="RecordingException">The folder, an export or a video cannot be used; the message names file and place.</exception>
    /// <exception cref="ArgumentException">A prepared store has another rate, or smaller frames.</exception>
    public static SampleSet Load(
        string folder, int imageSize, double samplesPerSecond = 1, IProgress<Progress>? progress = null, string? cacheFolder = null,
        CancellationToken cancellation = default)
    {
        if (PreparedStore.IsIn(folder))
        {
            Study prepared = StudyReader.Read(folder);
            AlignedStudy rows = StudyAligner.Align(prepared, new AlignmentSettings { RateHz = samplesPerSecond }, cancellation: cancellation);
            return new SampleSet(rows, PreparedFrames.Of(prepared.Prepared!, rows, imageSize));
        }

        string cache = cacheFolder ?? VideoFrames.DefaultCacheFolder;
        // What is kept names its videos; a relative name would be wrong from any other folder.
        VideoPasses passes = new(imageSize);
        AlignedStudy study = Align(Path.GetFullPath(folder), samplesPerSecond, cache, passes, progress, cancellation);
        FrameBank frames = VideoFrames.Loader(cache, passes).Load(study, imageSize, progress, cancellation);
        return new SampleSet(study, frames);
    }

    private static AlignedStudy Align(
        string folder, double rate, string cache, VideoPasses passes, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        string path = Path.Combine(cache, $"aligned-{Identity(folder, rate)}.rows");
        if (AlignedStudyFile.Read(path) is { } before) return before;
        AlignedStudy study = StudyAligner.Align(StudyReader.Read(folder), new AlignmentSettings { RateHz = rate }, progress, passes, cancellation);
        AlignedStudyFile.Write(path, study);
        return study;
    }

    // Every file's name, length and time of change: a study that was touched is aligned again.
    private static string Identity(string folder, double rate)
    {
        StringBuilder text = new(Invariant($"{FormatVersion};{rate:R};{Path.GetFullPath(folder)}"));
        if (Directory.Exists(folder))
        {
            foreach (FileInfo file in StudyWalk.Files(folder))
                text.Append(';').Append(FileStamp.Of(file).Text(','));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..24];
    }
}
