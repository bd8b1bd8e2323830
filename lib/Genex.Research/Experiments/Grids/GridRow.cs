namespace Genex.Research.Experiments;

/// <summary>A model that fuses in one world with as many people and as much noise, over seeds.</summary>
/// <param name="World">The world.</param>
/// <param name="People">Number of participants.</param>
/// <param name="Error">Noise: probability that a state is shown wrongly.</param>
/// <param name="Model">The model.</param>
/// <param name="TrueGain">What all modalities truly tell beyond the better one, bits.</param>
/// <param name="Area">Area under the ROC curve within people, mean over studies.</param>
/// <param name="Gain">The same minus the area of the modality that truly tells more.</param>
/// <param name="Studies">Number of seeds.</param>
/// <param name="Better">Studies in which "fusion is better" is claimed.</param>
/// <param name="Worse">Studies in which "fusion is worse" is claimed.</param>
public sealed record GridRow(InformationWorld World, int People, double Error, GridModel Model, double TrueGain, double? Area, double? Gain, int Studies,
    int Better, int Worse)
{
    /// <summary>Studies in which so many people could show a difference at all: the others belong to no rate.</summary>
    public int Testable { get; init; } = Studies;

    /// <summary>Whether all modalities truly tell more than the better one, and this model can tell.</summary>
    public bool CanGain => TrueGain > 1e-9 && (Model.Crosses || World != InformationWorld.Synergistic);

    /// <summary>Power where there is a gain, rate of false claims where there is none: the fraction of testable studies; null without any.</summary>
    public double? Rate => Testable == 0 ? null : (double)Better / Testable;

    /// <summary>Its 95 % interval; null without a testable study.</summary>
    public (double Lower, double Upper)? Interval => Testable == 0 ? null : BinomialInterval.Of(Better, Testable);

    /// <summary>The rate over several rows: of all of their testable studies; null without any.</summary>
    /// <param name="rows">Of one kind.</param>
    public static double? RateOf(IEnumerable<GridRow> rows)
    {
        GridRow[] all = [.. rows];
        int testable = all.Sum(static row => row.Testable);
        return testable == 0 ? null : (double)all.Sum(static row => row.Better) / testable;
    }

    /// <summary>Sums up studies that differ in their seed alone.</summary>
    internal static GridRow Of(IReadOnlyList<GridClaim> claims)
    {
        GridCell cell = claims[0].Cell;
        return new(InformationWorld.Find(cell.World), cell.People, cell.Error, GridModel.Find(cell.Model), claims[0].TrueGain,
            claims.Average(static claim => claim.Area), claims.Average(static claim => claim.Area - claim.Single), claims.Count,
            claims.Count(static claim => claim.Better), claims.Count(static claim => claim.Worse))
        { Testable = claims.Count(static claim => claim.Testable) };
    }
}
