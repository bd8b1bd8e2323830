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
            ParticipantId id = material.Samples!.Participants[participant];
            FrameSummary[] frames = [.. material.Samples.SamplesOf(participant).Select(sample => material.FrameSummaries[sample])];
            int black = frames.Count(frame => frame.IsFlat && frame.Brightness < BlackLevel), frozen = Frozen(frames);
            if (black > 0)
            {
                yield return Find(black > Math.Max(1, Many * frames.Length) ? AuditSeverity.Warning : AuditSeverity.Note,
                    Invariant($"{id}: {black} of {Wording.Count(frames.Length, "sampled frame")} {Wording.Are(black)} black."),
                    "Replays are black while they load, as a rule for the first second: leave those rows out.");
            }

            if (frozen > 0)
                yield return Find(AuditSeverity.Warning,
                    Invariant($"{id}: the picture stands still for {frozen} of {Wording.Count(frames.Length, "sampled frame")}, to the last pixel."),
                    "The camera had stopped: leave these rows out, since their labels go on.");
        }
    }

    private static int Frozen(FrameSummary[] frames)
    {
        int frozen = 0, run = 1;
        for (int place = 1; place <= frames.Length; place++)
        {
            if (place < frames.Length && !frames[place].IsFlat && frames[place].Thumbnail.AsSpan().SequenceEqual(frames[place - 1].Thumbnail))
            {
                run++;
                continue;
            }

            if (run >= FrozenFrames) frozen += run;
            run = 1;
        }

        return frozen;
    }
}
