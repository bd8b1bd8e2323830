using Genex.Research.Alignment;

namespace Genex.Research.Audit;

/// <summary>What it is worth, for one target, to know who somebody is and nothing else.</summary>
/// <param name="People">Participants counted.</param>
/// <param name="Own">Accuracy of each participant's own majority, mean over participants.</param>
/// <param name="Common">Accuracy of one majority for all.</param>
/// <param name="Excess">Variance of the participants' rates over the variance that as many independent rows would give by chance.</param>
internal sealed record OwnMajority(int People, double Own, double Common, double Excess)
{
    internal const int LeastRows = 30;

    /// <summary>Accuracy that the identity adds.</summary>
    internal double Gain => Own - Common;

    /// <summary>Looks at a target; null when fewer than two participants have enough rows.</summary>
    internal static OwnMajority? Of(AlignedStudy study, AlignedColumn target)
    {
        double[][] people = [.. study.Recordings.GroupBy(recording => recording.Participant)
            .Select(own => own.SelectMany(recording => recording.Rows).Where(target.IsIn).Select(row => target.IsOn(row) ? 1.0 : 0).ToArray())
            .Where(rows => rows.Length >= LeastRows)];
        if (people.Length < 2) return null;
        double[] rates = [.. people.Select(rows => rows.Average())];
        double?[] worth = [.. people.Select(EffectiveSampleSize.Of)];
        double mean = rates.Average(), chance = mean * (1 - mean) * worth.Average(one => 1 / (one ?? 1)); // one that never changes is worth one row
        return new OwnMajority(people.Length, rates.Average(Majority), Majority(mean),
            chance == 0 ? 0 : rates.Sum(rate => (rate - mean) * (rate - mean)) / (rates.Length - 1) / chance);
    }

    private static double Majority(double rate) => Math.Max(rate, 1 - rate);
}
