using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Videos that cannot be opened, end early, stand still or are black.</summary>
public sealed class VideoIntegrity() : AuditCheck("video-integrity", "Can every video be read to its end, and does it show something that moves?")
{
    /// <summary>Mean brightness (0 to 255) under which a frame without structure is black.</summary>
    public const double BlackLevel = 16;

    /// <summary>Successive sampled frames without any difference from which a video counts as frozen.</summary>
    public const int FrozenFrames = 4;

    private const double Many = 0.1;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => material.Videos.Count == 0 && material.Samples is null ? "no videos" : null;

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (VideoCondition video in material.Videos.Where(video => video.Damage.Count > 0))
            yield return Find(AuditSeverity.Warning, $"{video.Participant}: {Wording.List(video.Damage, 3)}",
                "Copy the file again from its source, or leave the recording out; what is missing is not filled in.");

        for (int participant = 0; participant < (material.Samples?.Participants.Count ?? 0); participant++)
        {
            SampleSet samples = material.Samples!;
            int[] own = samples.SamplesOf(participant);
            FrameSummary[] frames = [.. own.Select(sample => material.FrameSummaries[sample])];
            List<(int First, int Last)> black = TimeStretches.Of(own.Length, place => frames[place].IsFlat && frames[place].Brightness < BlackLevel, GoesOn);
            // A picture stands still from the frame before the first that repeats it.
            List<(int First, int Last)> frozen = [.. TimeStretches.Of(own.Length, Repeats).Select(run => (run.First - 1, run.Last))
                .Where(run => Length(run) >= FrozenFrames)];
            int blackCount = black.Sum(Length), frozenCount = frozen.Sum(Length);
            ParticipantId id = samples.Participants[participant];
            if (blackCount > 0)
            {
                yield return Find(blackCount > Math.Max(1, Many * frames.Length) ? AuditSeverity.Warning : AuditSeverity.Note,
                    Invariant($"{id}: {blackCount} of {Wording.Count(frames.Length, "sampled frame")} {Wording.Are(blackCount)} black, {When(black)}."),
                    "Replays are black while they load, as a rule for the first second: leave those rows out.");
            }

            if (frozenCount > 0)
                yield return Find(AuditSeverity.Warning,
                    Invariant($"{id}: the picture stands still for {frozenCount} of {Wording.Count(frames.Length, "sampled frame")}, ")
                        + $"{When(frozen)}, to the last pixel.",
                    "The camera had stopped: leave these rows out, since their labels go on.");

            bool GoesOn(int place) => samples.RecordingOf[own[place]] == samples.RecordingOf[own[place - 1]];

            bool Repeats(int place) => place > 0 && GoesOn(place) && !frames[place].IsFlat
                && frames[place].Thumbnail.AsSpan().SequenceEqual(frames[place - 1].Thumbnail);

            // Where somebody was recorded more than once, by recording.
            string When(List<(int First, int Last)> runs) => string.Join("; ", runs.GroupBy(run => samples.RecordingOf[own[run.First]]).Select(recording =>
            {
                string time = TimeStretches.Text([.. recording.Select(run => (Video(run.First), Video(run.Last)))]);
                return samples.Study.Recordings[recording.Key].Stimulus is { } stimulus ? $"{time} of \"{stimulus}\"" : $"{time} of the video";
            }));

            double Video(int place) => samples.Study.Rows[own[place]].VideoMilliseconds;
        }
    }

    private static int Length((int First, int Last) run) => run.Last - run.First + 1;
}
