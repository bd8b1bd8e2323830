using MathNet.Numerics.Distributions;

namespace Genex.Research.Evaluation;

/// <summary>Tries the methods of a cell on one simulated study.</summary>
internal static class CalibrationTrial
{
    private const double Alpha = 0.05;

    /// <summary>Whether each method claims a difference, or its interval holds the true mean; in the order of the methods.</summary>
    public static bool[] Run(CalibrationCell cell, IReadOnlyList<CalibrationMethod> methods, int resamples, int seed)
    {
        var random = new Random(seed);
        ScoreTable table = ScoreTableSimulator.Draw(cell.Scenario, cell.Participants, cell.Effect, random);
        double[]? means = null;
        return [.. methods.Select(method => method switch
        {
            CalibrationMethod.SignFlipExact => SignFlipTest.Exact(table.Values) <= Alpha,
            CalibrationMethod.SignFlipSampled => SignFlipTest.Sampled(table.Values, random.Next()) <= Alpha,
            CalibrationMethod.Wilcoxon => WilcoxonTest.P(table.Values) <= Alpha,
            CalibrationMethod.CorrectedT => CorrectedContrast.Of(table.Values, 1.0 / (cell.Participants - 1))?.P <= Alpha,
            CalibrationMethod.FramesTest => Math.Abs(table.Values.Average()) > Z * table.FrameError,
            CalibrationMethod.FramesInterval => Math.Abs(table.Values.Average() - table.TrueMean) <= Z * table.FrameError,
            CalibrationMethod.StudentT => ParticipantInterval.StudentT(table.Values) is { } interval && interval.Lower <= table.TrueMean
                && table.TrueMean <= interval.Upper,
            CalibrationMethod.ParticipantBootstrap => Holds(table, Means(), ParticipantBootstrap.ExpandedTail(cell.Participants, 1 - Alpha)),
            _ => Holds(table, Means(), Alpha / 2),
        })];

        double[] Means()
        {
            if (means is not null) return means;
            means = ParticipantBootstrap.Means(table.Values, resamples, random);
            Array.Sort(means);
            return means;
        }
    }

    private static double Z { get; } = Normal.InvCDF(0, 1, 1 - (Alpha / 2));

    private static bool Holds(ScoreTable table, double[] means, double tail)
        => Moments.Quantile(means, tail) <= table.TrueMean && table.TrueMean <= Moments.Quantile(means, 1 - tail);
}
