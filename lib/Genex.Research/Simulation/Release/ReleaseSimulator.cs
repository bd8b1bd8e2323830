using System.Text.Json;
using Genex.Research.Alignment;
using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Writes drawn studies in the layout that the report's authors released, sound or with the defects that the release has.</summary>
/// <remarks>
/// Data formats, section 2, and report and release, points 4, 5 and 10 to 12. Beside the layout stands Truth/truth.json, which says that nobody was recorded
/// and what is wrong. Nothing of the release is in it: faces are drawn, events simulated.
/// </remarks>
public static class ReleaseSimulator
{
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Writes a study; it appears under its name only when it is complete.</summary>
    /// <param name="folder">The study's folder; must not exist, unless empty or <paramref name="replace"/>.</param>
    /// <param name="settings">What to simulate.</param>
    /// <param name="replace">Replaces an earlier simulated study; anything else is never replaced.</param>
    /// <param name="cancellation">Stops between two participants and removes what was written.</param>
    /// <exception cref="IOException">The folder exists and may not be replaced, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left behind.</exception>
    public static void Write(string folder, ReleaseSettings settings, bool replace = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(settings);
        using var target = new NewFolder(folder, replace);
        SimulationSettings drawn = settings.Drawn;
        SimulatedParticipant[] participants =
            [.. SimulatedParticipant.DrawAll(drawn).Select((participant, place) => participant with { Id = ReleasedPerson.All[place].Id })];
        string data = Path.Combine(target.Path, "data");
        byte[] recorded = Frames(drawn, participants[0], cancellation);
        for (int place = 0; place < participants.Length; place++)
        {
            ReleasedPerson person = ReleasedPerson.All[place];
            bool copied = person.IsCopy && settings.Has(ReleaseDefect.RecolouredCopies);
            byte[] frames = place == 0 || copied ? recorded : Frames(drawn, participants[place], cancellation);
            WriteFrames(Path.Combine(data, "real_frames", person.Id.ToString()), frames, copied ? person.Recolour : picture => picture.Clone());
            WriteJson(Path.Combine(data, "real_frames", person.Id.ToString(), "metadata.json"),
                Metadata(person, person.IsCopy && settings.Has(ReleaseDefect.DerivedMetadata)));
            IReadOnlyList<AlignedRow> rows = SimulatedRows.Of(drawn, participants[place], new AlignmentSettings(), []).Rows;
            new ReleaseRows(settings, person, rows).Write(Path.Combine(data, "annotations"));
            cancellation.ThrowIfCancellationRequested();
        }
        ReleaseSummaries.Write(target.Path, settings, WriteJson);
        Checksums.WriteAll(target.Path, "Truth");
        target.Complete();
    }

    /// <summary>20 frames, one second apart: planes R, G, B.</summary>
    private static byte[] Frames(SimulationSettings drawn, SimulatedParticipant participant, CancellationToken cancellation) =>
        WebcamFrames.Draw(drawn, participant, [.. Enumerable.Range(0, ReleaseSettings.Frames).Select(frame => (int)Math.Round(frame * drawn.FramesPerSecond))],
            ReleaseSettings.Side, cancellation);

    private static void WriteFrames(string folder, byte[] planes, Func<Mat, Mat> recolour)
    {
        Directory.CreateDirectory(folder);
        int side = ReleaseSettings.Side, plane = side * side;
        using var picture = new Mat(side, side, MatType.CV_8UC3);
        for (int frame = 0; frame < ReleaseSettings.Frames; frame++)
        {
            ReadOnlySpan<byte> from = planes.AsSpan(frame * 3 * plane, 3 * plane);
            Span<Vec3b> pixels = picture.AsSpan<Vec3b>();
            for (int pixel = 0; pixel < plane; pixel++)
                pixels[pixel] = new Vec3b(from[2 * plane + pixel], from[plane + pixel], from[pixel]);
            using Mat changed = recolour(picture);
            Cv2.ImEncode(".jpg", changed, out byte[] file);
            AtomicFile.Write(Path.Combine(folder, Invariant($"frame_{frame:0000}.jpg")), stream => stream.Write(file));
        }
    }

    private static object Metadata(ReleasedPerson person, bool derived)
    {
        string source = ReleasedPerson.All[0].Id.ToString();
        string[] frames = [.. Enumerable.Range(0, ReleaseSettings.Frames).Select(frame => Invariant($"frame_{frame:0000}.jpg"))];
        return derived
            ? new
            {
                video_path = $"DERIVED_FROM:Screen recording 1 - {source}.mp4",
                frames,
                num_frames = frames.Length,
                method = "real_variant",
                source_participant = source,
                transformation = person.Transformation,
                extraction_details = new { source_video = source, transformation_applied = person.Transformation, target_size = "224x224", format = "jpg" },
            }
            : new
            {
                video_path = $"Screen recording 1 - {person.Id}.mp4",
                frames,
                num_frames = frames.Length,
                method = "opencv_real",
                extraction_details = new { frame_interval = 30, target_size = "224x224", format = "jpg" },
            };
    }

    private static void WriteJson(string path, object content) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, content, Json));
}
