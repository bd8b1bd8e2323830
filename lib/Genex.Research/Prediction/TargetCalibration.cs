using System.Text.Json.Serialization;
using Genex.Research.Experiments;

namespace Genex.Research.Prediction;

/// <summary>How the probabilities of one target are calibrated, or why they are not.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Curve">Null: the probabilities are left as they are, and no calibrated one is given.</param>
/// <param name="Samples">Held-out samples with a known label that the curve is fitted on, or would have been.</param>
/// <param name="People">Whose they are.</param>
/// <param name="LossBefore">Mean log loss (nats) of the raw held-out probabilities; null where nothing was tried.</param>
/// <param name="LossAfter">The same behind a curve that was fitted on the other people.</param>
/// <param name="Note">What was done and on what, or why nothing was, as a sentence without a full stop.</param>
public sealed record TargetCalibration(string Target, PlattScaling? Curve, int Samples, int People, double? LossBefore, double? LossAfter, string Note)
{
    /// <summary>Fewest held-out samples of either class.</summary>
    public const int LeastOfEach = 10;

    /// <summary>Fewest people with both classes.</summary>
    public const int LeastPeople = 3;

    /// <summary>Whether there is a calibrated probability.</summary>
    [JsonIgnore]
    public bool IsFitted => Curve is not null;

    /// <summary>The calibrated probability; not a number where there is none.</summary>
    public double Apply(double probability) => Curve?.Apply(probability) ?? double.NaN;

    /// <summary>Calibrates every target of a run on its held-out predictions. A curve is kept only where it lowers the log loss of people it was not fitted
    /// on.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="withoutFold">A fold whose people are left out, since they are to be predicted; null takes all.</param>
    /// <returns>One per target.</returns>
    public static IReadOnlyList<TargetCalibration> Of(RunRecord run, int? withoutFold = null)
    {
        Predictions made = run.Predictions;
        int[] rows = [.. Enumerable.Range(0, made.Count).Where(row => made.Fold[row] != withoutFold)];
        string? refused = !run.Protocol.HoldsParticipantsApart ? $"not calibrated: protocol {run.Protocol.Id} does not hold people apart"
            : run.Protocol.AsReported ? $"not calibrated: protocol {run.Protocol.Id} chooses the epoch on the samples that it reports" : null;
        return [.. made.Targets.Select((name, target) =>
        {
            int[] known = [.. rows.Where(row => made.Known[row, target])];
            return Of(name, [.. known.Select(row => made.Probabilities[row, target])], [.. known.Select(row => made.Actual[row, target])],
                [.. known.Select(row => made.Participant[row].ToString())], refused);
        })];
    }

    /// <summary>Calibrates one target.</summary>
    /// <param name="target">Its name.</param>
    /// <param name="probabilities">N held-out probabilities.</param>
    /// <param name="actual">N.</param>
    /// <param name="people">N, whose sample it is.</param>
    /// <param name="refused">Why not; null calibrates.</param>
    public static TargetCalibration Of(string target, double[] probabilities, bool[] actual, string[] people, string? refused = null)
    {
        string[] distinct = [.. people.Distinct()];
        TargetCalibration Without(string why, double? before = null, double? after = null) =>
            new(target, null, actual.Length, distinct.Length, before, after, why);
        if (refused is not null) return Without(refused);
        int present = actual.Count(one => one), absent = actual.Length - present;
        if (present < LeastOfEach || absent < LeastOfEach)
            return Without(Invariant($"not calibrated: {present} held-out samples show it and {absent} do not; a curve needs {LeastOfEach} of each"));
        int both = distinct.Count(person => Enumerable.Range(0, actual.Length).Where(row => people[row] == person).Select(row => actual[row]).Distinct()
            .Count() == 2);
        if (both < LeastPeople)
            return Without(Invariant($"not calibrated: {both} people show both yes and no; a curve needs {LeastPeople}"));

        (double before, double after) = (0, 0);
        foreach (string person in distinct)
        {
            int[] own = [.. Enumerable.Range(0, actual.Length).Where(row => people[row] == person)],
                others = [.. Enumerable.Range(0, actual.Length).Where(row => people[row] != person)];
            PlattScaling curve = PlattScaling.Fit([.. others.Select(row => probabilities[row])], [.. others.Select(row => actual[row])]);
            before += own.Sum(row => Loss(probabilities[row], actual[row]));
            after += own.Sum(row => Loss(curve.Apply(probabilities[row]), actual[row]));
        }

        (before, after) = (before / actual.Length, after / actual.Length);
        PlattScaling whole = PlattScaling.Fit(probabilities, actual);
        if (whole.Slope <= 0) return Without("not calibrated: held-out probabilities do not rise with the truth", before, after);
        if (after >= before)
            return Without(Invariant($"not calibrated: a curve does not lower the log loss on people it was not fitted on ({before:0.000} to {after:0.000})"),
                before, after);
        return new(target, whole, actual.Length, distinct.Length, before, after,
            Invariant($"Platt scaling fitted on {actual.Length} held-out samples of {distinct.Length} people (slope {whole.Slope:0.00}, intercept ")
            + Invariant($"{whole.Intercept:0.00}); on people it was not fitted on it lowers the log loss from {before:0.000} to {after:0.000}"));
    }

    private static double Loss(double probability, bool actual) => Math.Log(1 + Math.Exp((actual ? -1 : 1) * PlattScaling.LogOdds(probability)));
}
