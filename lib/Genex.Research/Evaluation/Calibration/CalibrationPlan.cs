namespace Genex.Research.Evaluation;

/// <summary>How the statistics are put on trial.</summary>
/// <param name="Seed">The same seed gives the same rates. Default 1.</param>
public sealed record CalibrationPlan(int Seed = 1)
{
    /// <summary>Numbers of participants, each 2 to 1000. Default 4, 8, 17 and 80.</summary>
    public IReadOnlyList<int> Participants
    {
        get;
        init => field = value.Count > 0 && value.All(static n => n is >= 2 and <= 1000) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), string.Join(' ', value), "A study has 2 to 1000 participants.");
    } = [4, 8, 17, 80];

    /// <summary>True standardised mean differences for which power is counted, each greater than 0. Default 0.2, 0.5, 0.8, 1.2 and 2.</summary>
    public IReadOnlyList<double> Effects
    {
        get;
        init => field = value.All(static effect => effect is > 0 and <= 10) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), string.Join(' ', value), "An effect is greater than 0 and at most 10 standard deviations.");
    } = [0.2, 0.5, 0.8, 1.2, 2];

    /// <summary>Simulated studies per rate, 100 to 1,000,000. Default 4000: a standard error of 0.34 percentage points at 5 %.</summary>
    public int Tables
    {
        get;
        init => field = value is >= 100 and <= 1_000_000 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A rate needs 100 to 1,000,000 simulated studies.");
    } = 4000;

    /// <summary>Resamples of each bootstrap, 100 to 100,000. Default 1000.</summary>
    public int Resamples
    {
        get;
        init => field = value is >= 100 and <= 100_000 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A bootstrap needs 100 to 100,000 resamples.");
    } = 1000;
}
