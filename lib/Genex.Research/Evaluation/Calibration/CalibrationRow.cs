namespace Genex.Research.Evaluation;

/// <summary>One rate over simulated studies.</summary>
/// <param name="Quantity">What is counted.</param>
/// <param name="Method">Which test or interval.</param>
/// <param name="Scenario">How scores come about.</param>
/// <param name="Participants">N of each study.</param>
/// <param name="Effect">True standardised mean difference; 0 where there is none.</param>
/// <param name="Tables">Number of simulated studies.</param>
/// <param name="Rate">The share counted, 0 to 1.</param>
/// <param name="Verdict">How it stands to its bounds.</param>
/// <param name="Offered">Whether the library takes this method for this many participants.</param>
/// <param name="Claimed">Whether the method is meant to hold in this scenario.</param>
public sealed record CalibrationRow(
    CalibrationQuantity Quantity, CalibrationMethod Method, CalibrationScenario Scenario, int Participants, double Effect,
    int Tables, double Rate, CalibrationVerdict Verdict, bool Offered, bool Claimed)
{
    /// <summary>Standard error of the rate, from the number of studies alone.</summary>
    public double StandardError => Math.Sqrt(Rate * (1 - Rate) / Tables);

    /// <summary>The library offers what does not hold where it is meant to.</summary>
    public bool Alarm => Offered && Claimed && Verdict == CalibrationVerdict.Fails;
}
