using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>A simulated study as samples, without a file: what <see cref="StudySimulator"/> would write and <see cref="StudyLoader"/> would read, at a fraction
/// of the time.</summary>
/// <remarks>
/// The same latent states, movements, events, signals and drawings as the files. Two things differ: frames have not been through a video codec, and rows follow
/// the true clock ("given") where files leave it to be estimated. Equal settings give equal samples, and so one fingerprint for the run store.
/// </remarks>
public static class SimulatedStudy
{
    /// <summary>Draws a study's samples.</summary>
    /// <param name="settings">What to simulate.</param>
    /// <param name="samplesPerSecond">Rows per second of video, above 0.</param>
    /// <param name="imageSize">Side of the frames, pixels, at least 1.</param>
    /// <param name="progress">Told after every participant.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <returns>One sample per sampled frame that is not black; provenance simulated.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SampleSet InMemory(SimulationSettings settings, double samplesPerSecond = 1, int imageSize = 64, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(imageSize, 1);
        var alignment = new AlignmentSettings { RateHz = samplesPerSecond };
        SimulatedParticipant[] filmed = [.. SimulatedParticipant.DrawAll(settings).Where(participant => participant.Has(SimulatedSensor.Video))];
        var recordings = new AlignedRecording[filmed.Length];
        byte[][] blocks = new byte[filmed.Length][];
        var notes = new ConcurrentDictionary<int, List<string>>();
        long drawn = 0, all = filmed.Sum(participant => (long)participant.Frames);
        Parallel.For(0, filmed.Length, new ParallelOptions { CancellationToken = cancellation }, place =>
        {
            SimulatedParticipant participant = filmed[place];
            recordings[place] = SimulatedRows.Of(settings, participant, alignment, notes[place] = []);
            blocks[place] = WebcamFrames.Draw(settings, participant, [.. recordings[place].Rows.Select(row => row.FrameIndex)], imageSize, cancellation);
            progress?.Report(new Progress("drawing", Interlocked.Add(ref drawn, participant.Frames), all));
        });
        var study = new AlignedStudy(Invariant($"simulated in memory, seed {settings.Seed}, settings {Identity(settings)[..8]}"), Provenance.Simulated,
            recordings, [.. notes.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value)])
        { Vocabulary = SimulatedRows.VocabularyOf(settings) };
        return new SampleSet(study, new FrameBank(imageSize, blocks));
    }

    /// <summary>Names a study by what decides it: SHA-256 over every setting, the seed and the simulator's version. 64 hexadecimal digits.</summary>
    public static string Identity(SimulationSettings settings) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        TruthFiles.GeneratorVersion,
        settings.Seed,
        Settings = settings with
        {
            Visibility = Sorted(settings.Visibility),
            Prevalence = Sorted(settings.Prevalence),
            Voice = settings.Voice is { } voice ? Sorted(voice) : null
        },
    })));

    // In order of name: how a dictionary was filled decides nothing.
    private static SortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T> values) => new(values.ToDictionary(), StringComparer.Ordinal);
}
