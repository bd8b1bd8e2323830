using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Genex.Research.Alignment;
using Genex.Research.Datasets;

namespace Genex.Research.Experiments;

/// <summary>What is known of the frames of a study without looking for a face in them: colours, and a fingerprint of each recording.</summary>
internal sealed class FrameFacts
{
    private static readonly ConditionalWeakTable<SampleSet, FrameFacts> Known = [];
    private readonly Lazy<double[,]> colours;
    private readonly Lazy<string[]> fingerprints;

    private FrameFacts(SampleSet samples)
    {
        colours = new(() => BaselineInputs.Colours(samples));
        fingerprints = new(() => [.. Places(samples).Select(places => Fingerprint(samples.Frames, places))]);
    }

    /// <summary>The six statistics of <see cref="Colours"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mean red", "mean green", "mean blue", "spread of red", "spread of green", "spread of blue"];

    /// <summary>N x 6: mean and standard deviation of red, green and blue, 0 to 255.</summary>
    public double[,] Colours => colours.Value;

    /// <summary>SHA-256 over the pixels of each recording with rows, in the study's order.</summary>
    public IReadOnlyList<string> Fingerprints => fingerprints.Value;

    /// <summary>Whether a sample has a picture: not where a face was looked for and there is none.</summary>
    public static bool IsShown(SampleSet samples, int sample) => samples.Study.Rows[sample].Face is not { Box: null };

    /// <summary>Computed once for a set of samples.</summary>
    public static FrameFacts Of(SampleSet samples) => Known.GetValue(samples, static one => new FrameFacts(one));

    /// <summary>First sample and number of samples of each recording that has rows.</summary>
    public static IEnumerable<(int First, int Count)> Places(SampleSet samples)
    {
        int first = 0;
        foreach (AlignedRecording recording in samples.Study.Recordings.Where(recording => recording.Rows.Count > 0))
        {
            yield return (first, recording.Rows.Count);
            first += recording.Rows.Count;
        }
    }

    /// <summary>SHA-256 over the pixels of some frames.</summary>
    public static string Fingerprint(FrameBank frames, (int First, int Count) places)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int sample = places.First; sample < places.First + places.Count; sample++) hash.AppendData(frames[sample]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
