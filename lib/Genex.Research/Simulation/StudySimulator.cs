using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Writes studies with a known truth, in the layouts that real ones come in.</summary>
/// <remarks>
/// Data formats, section 1: gaze-replay videos and the four exports; or section 3: webcam-only videos and tables per participant. Beside them Truth/truth.json
/// and Truth/{ID}.csv.
/// Equal settings give equal exports and, on one machine, equal frames, whatever the number of threads.
/// </remarks>
public static class StudySimulator
{
    private const int ReportEvery = 30;

    /// <inheritdoc cref="Write(string, SimulationSettings, bool, int, IProgress{Progress}?, CancellationToken)"/>
    public static void Write(string folder, SimulationSettings settings, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default) =>
        Write(folder, settings, replace: false, Environment.ProcessorCount, progress, cancellation);

    /// <summary>Writes a study; it appears under its name only when it is complete.</summary>
    /// <param name="folder">The study's folder; must not exist, unless empty or <paramref name="replace"/>.</param>
    /// <param name="settings">What to simulate.</param>
    /// <param name="replace">Replaces an earlier simulated study; anything else is never replaced.</param>
    /// <param name="threads">Participants drawn at a time, at least 1.</param>
    /// <param name="progress">Told about every 30 frames, from several threads.</param>
    /// <param name="cancellation">Stops between two frames and removes what was written.</param>
    /// <exception cref="IOException">The folder exists and may not be replaced, or cannot be written, or another simulation writes it; or a video cannot be
    /// read back as it was written: a full disk, say.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left behind.</exception>
    public static void Write(string folder, SimulationSettings settings, bool replace, int threads, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        using var target = new NewFolder(folder, replace);
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<SimulatedParticipant> participants = SimulatedParticipant.DrawAll(settings);
        StudyExports.Write(target.Path, settings, participants);
        TruthFiles.Write(target.Path, settings, participants);

        string videos = settings.Layout == StudyLayout.Webcam ? target.Path : Path.Combine(target.Path, "Analysis", "Gaze Replays");
        Directory.CreateDirectory(videos);
        SimulatedParticipant[] filmed = [.. participants.Where(participant => participant.Has(SimulatedSensor.Video))];
        int written = 0, all = filmed.Sum(participant => participant.Frames);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads };
        Parallel.ForEach(filmed, options, participant =>
            WriteVideo(Path.Combine(videos, VideoName(settings, participant)), settings, participant, frames =>
                progress?.Report(new Progress("drawing", Interlocked.Add(ref written, frames), all)), cancellation));
        if (settings.Voice is not null)
            AtomicFile.Write(Path.Combine(target.Path, StudyDescription.FileName), file => file.Write("{ \"voice\": true }\n"u8));
        Checksums.WriteAll(target.Path, "Truth");
        target.Complete();
    }

    /// <summary>The video's file name, with the spacing its participant's id was typed with.</summary>
    internal static string VideoName(SimulationSettings settings, SimulatedParticipant participant) => settings.Layout == StudyLayout.Webcam
        ? $"RespCam_{StudyExports.Typed(settings, participant)}_Screen recording 1_(simulated).mp4"
            : $"Screen recording 1 - {StudyExports.Typed(settings, participant)}.mp4";

    private static void WriteVideo(string path, SimulationSettings settings, SimulatedParticipant participant, Action<int> report,
        CancellationToken cancellation)
    {
        bool webcam = settings.Layout == StudyLayout.Webcam;
        Size size = webcam ? new Size(settings.FrameWidth / 2, settings.FrameHeight / 2) : new Size(settings.FrameWidth, settings.FrameHeight);
        using (var writer = new VideoWriter(path, VideoCaptureAPIs.FFMPEG, FourCC.FromString("mp4v"), settings.FramesPerSecond, size, isColor: true))
        {
            if (!writer.IsOpened())
                throw new IOException($"{path}: OpenCV's video writer did not open the file; expected its FFmpeg back end with the MPEG-4 encoder.");
            using IFrameRenderer renderer = webcam ? new WebcamRenderer(settings, participant) : new ReplayRenderer(settings, participant);
            for (int frame = 0; frame < participant.Frames; frame++)
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Write(renderer.Paint(frame));
                if ((frame + 1) % ReportEvery == 0)
                    report(ReportEvery);
            }
        }

        WrittenVideo.Require(path, size, participant.Frames);
        if (settings.Voice is not null)
            SoundFile.Write(Path.ChangeExtension(path, ".wav"), SimulatedVoice.Draw(settings, participant));
        report(participant.Frames % ReportEvery);
    }
}
