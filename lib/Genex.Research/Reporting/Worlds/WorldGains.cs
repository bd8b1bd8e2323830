using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Comparisons of predictors in worlds, person by person, adjusted together: its table and its sentences speak of the same tests.</summary>
public sealed class WorldGains
{
    private readonly IReadOnlyList<Compared> all;

    internal WorldGains(IReadOnlyList<WorldResult> worlds, IReadOnlyList<(string With, string Without, string? What)> pairs)
    {
        (WorldResult World, string With, string Without, string? What)[] asked =
            [.. worlds.SelectMany(world => pairs.Select(pair => (world, pair.With, pair.Without, pair.What)))];
        all = [.. asked.Zip(PairedContrast.Together([.. asked.Select(one => one.World.Gain(one.With, one.Without))]), static (one, contrast) =>
            new Compared(one.World.Name, one.With, one.Without, one.What, PairedFinding.Of(one.World.Find(one.With).PerPerson,
                one.World.Find(one.Without).PerPerson, contrast)))];
    }

    private sealed record Compared(string World, string With, string Without, string? What, PairedFinding Found);

    /// <summary>A row per comparison: both means over the people scored by both, their difference with its interval, and the adjusted p.</summary>
    public Table Table() => new(
        "AUROC within people, compared person by person",
        [
            Column.Text("World"), Column.Text("Predictor"), Column.Text("against"), Column.Number("people", "0"), Column.Number("its AUROC"),
            Column.Number("the other's"), Column.Text("difference (95 % interval)"), Column.Text("p (corrected, Holm)"), Column.Text("so"),
        ],
        all.Select(one => (IReadOnlyList<object?>)
        [
            one.World, one.With, one.Without, one.Found.People, one.Found.First, one.Found.Second,
            $"{Difference(one.Found.Difference)} ({Difference(one.Found.Lower)} to {Difference(one.Found.Upper)})", one.Found.Note,
            Verdict(one.Found),
        ]))
    {
        Provenance = Recordings.Provenance.Simulated,
        Footnotes =
        [
            "Means over the people scored by both. The interval is over people; the p is corrected for folds that share training people, which the interval is "
                + "not, and adjusted for all rows together.",
        ],
    };

    /// <summary>Each comparison in a sentence of its own.</summary>
    public Sentence Say() => all.Count == 0 ? Sentence.Join([]) : Sentence.Join(
        [.. all.Select(static one => WorldSentences.Gain(one.World, one.With, one.Without, one.What, one.Found)), WorldSentences.Family(all.Count)]);

    /// <summary>Which comparisons show a difference.</summary>
    public Sentence SayShown() => all.Count == 0 ? Sentence.Join([]) : WorldSentences.Shown([.. all.Select(static one =>
        (one.World, one.With, one.Without, one.Found.Difference, one.Found.Corrected ? one.Found.Verdict : ContrastVerdict.NotShown))]);

    /// <summary>Whether predictors are shown to be better than each of several others in every world: a model that joins modalities than each of them
    /// alone.</summary>
    /// <param name="candidates">Compared here with all of the others.</param>
    /// <param name="references">The others.</param>
    /// <exception cref="ArgumentException">Two of them were not compared.</exception>
    public Sentence SayBetterThanEach(IReadOnlyList<string> candidates, IReadOnlyList<string> references)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(references);
        if (candidates.Count == 0 || references.Count == 0) throw new ArgumentException("Nothing is compared; name one predictor or more on both sides.");
        return Sentence.Join(all.Select(static one => one.World).Distinct().Select(world => WorldSentences.BetterThanEach(world, references,
            [.. candidates.Select(name => (name, (IReadOnlyList<ContrastVerdict>)[.. references.Select(other => Of(world, name, other))]))])));
    }

    private ContrastVerdict Of(string world, string with, string without) =>
        all.FirstOrDefault(one => (one.World, one.With, one.Without) == (world, with, without))?.Found.Verdict
        ?? throw new ArgumentException($"{with} was not compared with {without} here; there are "
            + $"{string.Join(", ", all.Select(static one => $"{one.With} with {one.Without}").Distinct())}.", nameof(with));

    private static string Verdict(PairedFinding found) => found.Lower is null ? "cannot be judged" : !found.Corrected ? "nothing claimed" : found.Verdict switch
    {
        ContrastVerdict.FirstIsHigher => "higher",
        ContrastVerdict.SecondIsHigher => "lower",
        ContrastVerdict.NoneWorthHaving => "no difference worth having",
        ContrastVerdict.NotTestable => "too few people to test",
        _ => "not shown",
    };
}
