using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>What one drawn study led to claim of a model that fuses.</summary>
/// <remarks>
/// "Fusion is better" is claimed when it is better than the video, than the signals and, where there is one, than the voice, each with people as the unit and
/// corrected for folds that share training rows (<see cref="PairedContrast"/>): all tests have to agree, so that they need no correction for being several.
/// "Worse" is claimed against the modality that truly tells more; the video where several tell the same.
/// </remarks>
/// <param name="Cell">World, people, noise, seed and model.</param>
/// <param name="Area">Mean over people of the fused model's area.</param>
/// <param name="Single">The same of the modality that truly tells more.</param>
/// <param name="OverVideo">Fused against video.</param>
/// <param name="OverSignals">Fused against signals.</param>
public sealed record GridClaim(GridCell Cell, double? Area, double? Single, PairedContrast OverVideo, PairedContrast OverSignals)
{
    /// <summary>Fused against the voice; null where there is none.</summary>
    public PairedContrast? OverVoice { get; init; }

    /// <summary>The truth of the world, of video and signals.</summary>
    public Information.InformationAtoms Truth => World.Truth(Cell.Error);

    /// <summary>What all modalities truly tell beyond the better one, bits.</summary>
    public double TrueGain => World.GainOf(Cell.Error);

    /// <summary>Whether all modalities truly tell more than the better one.</summary>
    public bool CanGain => TrueGain > 1e-9;

    /// <summary>Whether so many people could show that fusion is better, whatever came out.</summary>
    public bool Testable => OverVideo.Testable && OverSignals.Testable && OverVoice is null or { Testable: true };

    /// <summary>Whether "fusion is better" is claimed.</summary>
    public bool Better => OverVideo.Verdict == ContrastVerdict.FirstIsHigher && OverSignals.Verdict == ContrastVerdict.FirstIsHigher
        && OverVoice is null or { Verdict: ContrastVerdict.FirstIsHigher };

    /// <summary>Whether "fusion is worse than the better modality" is claimed.</summary>
    public bool Worse => (VoiceTellsMore ? OverVoice! : SignalsTellMore ? OverSignals : OverVideo).Verdict == ContrastVerdict.SecondIsHigher;

    private InformationWorld World => InformationWorld.Find(Cell.World);

    private bool SignalsTellMore => Truth.OfSecond > Truth.OfFirst;

    private bool VoiceTellsMore => World == InformationWorld.UniqueToVoice;

    /// <summary>Judges one model in one study.</summary>
    internal static GridClaim Of(CellScore fused, CellScore video, CellScore signals, CellScore? voice)
    {
        PairedContrast Over(CellScore other) => PairedContrast.Of(fused.PerPerson, other.PerPerson, fused.Cell.Seed, shared: fused.Cell.Shared);
        GridClaim claim = new(fused.Cell, fused.Mean, null, Over(video), Over(signals)) { OverVoice = voice is null ? null : Over(voice) };
        return claim with { Single = (claim.VoiceTellsMore ? voice! : claim.SignalsTellMore ? signals : video).Mean };
    }
}
