using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>What one drawn study led to claim of a model that fuses.</summary>
/// <remarks>
/// "Fusion is better" is claimed when it is better than the video and better than the signals, each with people as the unit and corrected for folds that share
/// training rows (<see cref="PairedContrast"/>): both tests have to agree, so that the two need no correction for being two. "Worse" is claimed against the
/// modality that truly tells more; the video where both tell the same.
/// </remarks>
/// <param name="Cell">World, people, noise, seed and model.</param>
/// <param name="Area">Mean over people of the fused model's area.</param>
/// <param name="Single">The same of the modality that truly tells more.</param>
/// <param name="OverVideo">Fused against video.</param>
/// <param name="OverSignals">Fused against signals.</param>
public sealed record GridClaim(GridCell Cell, double? Area, double? Single, PairedContrast OverVideo, PairedContrast OverSignals)
{
    /// <summary>The truth of the world.</summary>
    public Information.InformationAtoms Truth => InformationWorld.Find(Cell.World).Truth(Cell.Error);

    /// <summary>Whether both modalities truly tell more than the better one.</summary>
    public bool CanGain => Truth.Gain > 1e-9;

    /// <summary>Whether "fusion is better" is claimed.</summary>
    public bool Better => OverVideo.Verdict == ContrastVerdict.FirstIsHigher && OverSignals.Verdict == ContrastVerdict.FirstIsHigher;

    /// <summary>Whether "fusion is worse than the better modality" is claimed.</summary>
    public bool Worse => (SignalsTellMore ? OverSignals : OverVideo).Verdict == ContrastVerdict.SecondIsHigher;

    private bool SignalsTellMore => Truth.OfSecond > Truth.OfFirst;

    /// <summary>Judges one model in one study.</summary>
    internal static GridClaim Of(CellScore fused, CellScore video, CellScore signals)
    {
        PairedContrast Over(CellScore other) => PairedContrast.Of(fused.PerPerson, other.PerPerson, fused.Cell.Seed, shared: fused.Cell.Shared);
        GridClaim claim = new(fused.Cell, fused.Mean, null, Over(video), Over(signals));
        return claim with { Single = (claim.SignalsTellMore ? signals : video).Mean };
    }
}
