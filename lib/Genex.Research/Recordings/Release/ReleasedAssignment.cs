namespace Genex.Research.Recordings;

/// <summary>What the released code decides for one participant by the name alone.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Attention">The label that every frame of the participant has in the report's video-only table.</param>
/// <param name="Fusion">"train", "held-out", or "none" for who has no annotations, in the report's multimodal table.</param>
/// <remarks>Source: data/report/released-people.csv, typed from scripts/train_improved_model.py (labels) and computed as src/data/multimodal_dataset.py does
/// (NumPy's shuffle of four names, seed 42), both at commit 05b34aa of the release.</remarks>
public sealed record ReleasedAssignment(ParticipantId Participant, bool Attention, string Fusion)
{
    /// <summary>Frames that the release has of each.</summary>
    public const int FramesEach = 20;

    /// <summary>In the order in which the released code lists them.</summary>
    public static IReadOnlyList<ReleasedAssignment> All { get; } =
        [.. ReportResource.Rows("released-people.csv").Select(cells => new ReleasedAssignment(ParticipantId.Parse(cells[0]), cells[1] == "1", cells[2]))];

    /// <summary>Whether these are the release's participants, no more and no fewer.</summary>
    public static bool Are(IEnumerable<ParticipantId> participants) => participants.Order().SequenceEqual(All.Select(one => one.Participant).Order());
}
