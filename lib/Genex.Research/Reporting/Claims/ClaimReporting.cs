using Genex.Research.Claims;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>What a claim shows: <c>claim.Picture()</c>, <c>claim.Say()</c>; all of them: <c>claims.Verdicts()</c>, <c>claims.KeyResults()</c>.</summary>
public static partial class ClaimReporting
{
    /// <summary>How many claims came to each verdict, and on what the evidence rests.</summary>
    public static Sentence Say(this IReadOnlyList<ClaimResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        string[] bases = [.. results.GroupBy(result => result.Basis).OrderBy(group => group.Key)
            .Select(group => $"{BasisOf(group.Key)}: {List([.. group.Select(result => Invariant($"{result.Number}"))])}")];
        Sentence said = ReportSentences.Verdicts(results.Count, Of(ClaimVerdict.DoesNotHold), Of(ClaimVerdict.Holds), Of(ClaimVerdict.Undecidable),
            Of(ClaimVerdict.NotTested), bases);
        return Sentence.Join(
            said, new(results.Any(result => result.Basis == ClaimBasis.Record) ? $"The record was {EvidenceRecord.Kept.Said}." : ""),
            new(results.Any(result => result.Basis == ClaimBasis.Drawn) ? "A drawn study shows how a defect works and says nothing of the report." : ""));

        int Of(ClaimVerdict verdict) => results.Count(result => result.Verdict == verdict);
    }

    /// <summary>What the report says and what became of it, in one line each.</summary>
    public static Table Verdicts(this IReadOnlyList<ClaimResult> results) => new(
        "Claims and their verdicts", [Column.Text("No."), Column.Text("The report says"), Column.Text("Verdict"), Column.Text("Rests on")],
        results.Select(result => (IReadOnlyList<object?>)[Invariant($"{result.Number}"), result.Claim, Verdict(result), BasisOf(result.Basis)]));

    /// <summary>One claim: what the report says, what was done, what came of it.</summary>
    public static Sentence Say(this ClaimResult result) =>
        ReportSentences.Claim(result.Claim, Verdict(result), result.Finding.Evidence, result.Test, Short(result.Finding.Source));

    /// <summary>The claim's evidence as a figure.</summary>
    public static Figure Picture(this ClaimResult result)
    {
        ClaimPicture picture = result.Finding.Picture;
        bool lines = picture.Categories.Count == 0;
        Axis value = new(picture.Value) { Minimum = 0, Maximum = picture.Maximum is { } most ? most * 1.02 : null };
        List<Series> series = [.. picture.Series.Select(one => lines ? new LineSeries(one.Name, one.X, one.Values) { Markers = one.Values.Count <= 30 }
            : (Series)new BarSeries(one.Name, one.Values) { Lying = true, ValueFormat = Format(one) })];
        if (picture.Reference is { } reference)
            series.Add(lines ? ReferenceLine.AtY(reference.Value, reference.Meaning) : ReferenceLine.AtX(reference.Value, reference.Meaning));
        Recordings.Provenance? drawn = result.Basis == ClaimBasis.Drawn ? Recordings.Provenance.Simulated : null;
        return lines
            ? new Figure(picture.Title, picture.Says, new Axis(picture.Across), value, series) { Height = 340, Legend = series.Count > 1, Provenance = drawn }
            : new Figure(picture.Title, picture.Says, value, Axis.Of("", picture.Categories), series)
            { Height = Math.Clamp(150 + 34 * picture.Categories.Count * picture.Series.Count, 220, 760), Legend = series.Count > 1, Provenance = drawn };
    }

    /// <summary>The numbers of all claims, for the record.</summary>
    public static KeyResults KeyResults(this IReadOnlyList<ClaimResult> results) => new(
    [
        .. Enum.GetValues<ClaimVerdict>().Select(verdict => new KeyResult($"claims that {Words(verdict)}", results.Count(result => result.Verdict == verdict))),
        .. results.SelectMany(result =>
            result.Finding.Numbers.Select(number => new KeyResult(Invariant($"{result.Number}: {number.Name}"), number.Value, number.Unit))),
    ]);

    private static string Verdict(ClaimResult result) => result.Verdict == ClaimVerdict.NotTested ? "not tested here" : result.VerdictWord.Replace('-', ' ');

    private static string Format(ClaimSeries series) => series.Values.All(value => value >= 1 || value == 0) && series.Values.Any(value => value > 2)
        ? series.Values.All(value => value == Math.Floor(value)) ? "0" : "0.00" : "0.000";

    /// <summary>The source without what is said of it once above.</summary>
    private static string Short(string source) => source.Split(" (seed")[0];

    private static string Words(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Holds => "hold",
        ClaimVerdict.DoesNotHold => "do not hold",
        ClaimVerdict.NotTested => "are not tested here",
        _ => "cannot be decided",
    };

    private static string BasisOf(ClaimBasis basis) => basis switch
    {
        ClaimBasis.Report => "the report and the models",
        ClaimBasis.Release => "the release",
        ClaimBasis.Record => "recorded evidence from the release",
        _ => "a drawn study, as illustration",
    };
}
