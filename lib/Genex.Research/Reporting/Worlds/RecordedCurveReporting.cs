using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>How scores of a record rise with people, or with seconds of each: <c>curves.Chart()</c>, <c>curves.Say()</c>.</summary>
public static class RecordedCurveReporting
{
    private const string Observed = "mean over people", Curve = "fitted, 95 % interval";
    private const int Steps = 40;

    /// <summary>Scores by number of people, or of seconds, with the fitted curve and its interval, a panel per predictor.</summary>
    /// <param name="curves">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure Chart(this IReadOnlyList<RecordedCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0) throw new ArgumentException("There is no curve to draw; expected at least one.", nameof(curves));
        return new Figure($"How scores rise with {curves[0].Unit}: {curves[0].World} (simulated)", curves.Say().ToString(), [.. curves.Select(PanelOf)])
        {
            Columns = Math.Min(2, curves.Count),
            Height = 300 * ((curves.Count + 1) / 2),
            SharedX = true,
            SharedY = true,
            Provenance = Provenance.Simulated,
        };
    }

    /// <summary>Which predictors still rise with people or seconds, which are saturated, and how many of them a gain takes.</summary>
    /// <param name="curves">Of one world and over the same.</param>
    /// <param name="gain">In area under the ROC curve, over 0. Default 0.05.</param>
    public static Sentence Say(this IReadOnlyList<RecordedCurve> curves, double gain = 0.05)
    {
        ArgumentNullException.ThrowIfNull(curves);
        return Sentence.Join(curves.Select((curve, place) => WorldSentences.Rise(place == 0 ? curve.World : null, curve.Predictor, curve.Unit,
            [.. curve.Sizes.Select(size => (size.Amount, size.Score, size.Interval?.Lower > 0.5))], curve.Rise, gain, curve.AmountFor(gain), curve.Training,
            curve.LeftOut.Count > 0 ? curve.Draws : [])));
    }

    private static Panel PanelOf(RecordedCurve curve)
    {
        double from = Math.Log(curve.Fitted.Smallest), to = Math.Log(curve.Fitted.Largest);
        double[] along = [.. Enumerable.Range(0, Steps).Select(step => Math.Exp(from + (step / (Steps - 1.0) * (to - from))))];
        (double Lower, double Upper)[] ends = [.. along.Select(amount => curve.Fitted.IntervalAt(amount))];
        return new Panel(new Axis(curve.Unit) { Logarithmic = true }, new Axis("AUROC within people") { Minimum = 0.3, Maximum = 1 },
        [
            ReferenceLine.AtY(0.5, "chance"),
            new BandSeries(Curve, along, ends.Select(end => end.Lower), ends.Select(end => end.Upper)),
            new LineSeries(Curve, along, along.Select(curve.Fitted.Curve.At)) { Markers = false },
            new ScatterSeries(Observed, curve.Sizes.Select(size => (double)size.Amount), curve.Sizes.Select(size => size.Score)),
        ])
        { Title = curve.Predictor };
    }
}
