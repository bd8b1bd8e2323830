using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about worlds whose truth is known, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class WorldSentences
{
    /// <summary>What was found in a world.</summary>
    /// <param name="world">Its name.</param>
    /// <param name="something">Whether there is anything to be found.</param>
    /// <param name="predictors">Name, mean area, the ends of its interval, and the area on training samples; null without one.</param>
    public static Sentence Found(string world, bool something,
        IReadOnlyList<(string Name, double? Mean, double? Lower, double? Upper, double? Training)> predictors)
    {
        string[] found = [.. predictors.Where(one => one.Lower > 0.5).Select(one => $"{Plain(one.Name)} {Score(one.Mean)}")];
        string[] below =
            [.. predictors.Where(one => one.Upper < 0.5)
                .Select(one => $"{Plain(one.Name)} {Score(one.Mean)} ({Score(one.Lower)} to {Score(one.Upper)})")];
        string[] missed = [.. predictors.Where(one => one.Lower is not > 0.5 && one.Upper is not < 0.5).Select(one => Plain(one.Name))];
        string under = below.Length == 0 ? "" : $"{List(below)} {(below.Length == 1 ? "lies" : "lie")} below chance: about one interval in forty does so by "
            + "luck, and predictors of one sample share theirs.";
        string[] unlearnt = [.. predictors.Where(one => one.Lower is not > 0.5 && one.Training < LearningCheck.LearntFrom).Select(one => Plain(one.Name))];
        string said = !something
            ? string.Join(' ', ((string[])[
                found.Length == 0 ? (below.Length > 0 ? "none lies above chance, which is right."
                    : Invariant($"none of {predictors.Count} predictors is told from chance, which is right."))
                    + (predictors.Max(one => one.Upper) is { } most ? $" An AUROC of up to {Score(most)} is not ruled out." : "")
                    : $"{List(found)} {(found.Length == 1 ? "lies" : "lie")} above chance although nothing is there: about one interval in forty does so "
                        + "by luck.",
                under]).Where(part => part.Length > 0))
            : string.Join(' ',
                [
                    .. found.Length == 0 ? Array.Empty<string>() : [$"{List(found)} {(found.Length == 1 ? "lies" : "lie")} above chance."],
                    .. missed.Length == 0 ? Array.Empty<string>() : [$"{List(missed)} {(missed.Length == 1 ? "is" : "are")} not told from chance."],
                    .. under.Length == 0 ? Array.Empty<string>() : [under],
                    .. unlearnt.Length == 0 ? Array.Empty<string>() : [$"Of these {List(unlearnt)} {(unlearnt.Length == 1 ? "is" : "are")} **undertrained**: "
                        + Invariant($"under {LearningCheck.LearntFrom} on {(unlearnt.Length == 1 ? "its" : "their")} own training samples.")],
                ]);
        return new($"*{world}*: {said}");
    }

    /// <summary>What a model comes to with more and more people in a world.</summary>
    /// <param name="world">Its name; null where it was said already.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="sizes">Numbers of people, rising, each with the mean area and its interval's lower end; null without an interval.</param>
    /// <param name="training">Area on its own training samples with the most people; null where it is not known.</param>
    /// <param name="draws">Seeds of the draws of people that these are means over; empty where no other draw was left out.</param>
    public static Sentence People(string? world, string model, IReadOnlyList<(int People, double? Mean, double? Lower)> sizes, double? training,
        IReadOnlyList<int> draws)
    {
        string reached = List([.. sizes.Select((one, place) => Invariant($"{Score(one.Mean)} with {one.People}{(place == 0 ? " people" : "")}"))]);
        string[] above = [.. sizes.Where(one => one.Lower > 0.5).Select(one => Invariant($"{one.People}"))];
        string[] not = [.. sizes.Where(one => one.Lower is not > 0.5).Select(one => Invariant($"{one.People}"))];
        string judged = not.Length == 0 ? sizes.Count == 1 ? "above chance" : "above chance with each"
            : above.Length == 0 ? sizes.Count == 1 ? "not told from chance" : "with none of them told from chance"
            : $"above chance with {List(above)}, not told from it with {List(not)}";
        return new($"{(world is null ? "" : $"*{world}*: ")}**{model}** comes to an AUROC within people of {reached}{OfDraws(draws)}: {judged}."
            + (training < LearningCheck.LearntFrom ? $" It is **undertrained** ({Score(training)} on its own training samples)." : ""));
    }

    /// <summary>Which models lie above chance with how many people.</summary>
    /// <param name="world">Its name.</param>
    /// <param name="models">Name, numbers of people, rising, each with the lower end of the mean area's interval (null without one), and the area on its own
    /// training samples with the most people (null where it is not known).</param>
    public static Sentence AllPeople(string world, IReadOnlyList<(string Name, IReadOnlyList<(int People, double? Lower)> Sizes, double? Training)> models)
    {
        static string Verb(int count) => count == 1 ? "lies" : "lie";
        string[] with = [.. models.Where(one => one.Sizes.All(size => size.Lower > 0.5)).Select(one => Plain(one.Name))];
        string[] never = [.. models.Where(one => one.Sizes.All(size => size.Lower is not > 0.5)).Select(one => Plain(one.Name))];
        string[] unlearnt = [.. models.Where(one => one.Training < LearningCheck.LearntFrom).Select(one => Plain(one.Name))];
        IEnumerable<string> between = models
            .Where(one => one.Sizes.Any(size => size.Lower > 0.5) && one.Sizes.Any(size => size.Lower is not > 0.5))
            .Select(one => $"{Plain(one.Name)} lies above chance with {Of(one.Sizes, above: true)} people and not with {Of(one.Sizes, above: false)}.");
        return new($"*{world}*: " + string.Join(' ',
        [
            .. with.Length == 0 ? Array.Empty<string>()
                : [$"{List(with)} {Verb(with.Length)} above chance with each number of people that {(with.Length == 1 ? "it was" : "they were")} "
                    + "tried with."],
            .. between,
            .. never.Length == 0 ? Array.Empty<string>() : [$"{List(never)} {Verb(never.Length)} above chance with none."],
            .. unlearnt.Length == 0 ? Array.Empty<string>() : [$"{List(unlearnt)} {(unlearnt.Length == 1 ? "is" : "are")} **undertrained**: "
                + Invariant($"under {LearningCheck.LearntFrom} on {(unlearnt.Length == 1 ? "its" : "their")} own training samples with the most people.")],
        ]));

        static string Of(IReadOnlyList<(int People, double? Lower)> sizes, bool above) =>
            List([.. sizes.Where(size => size.Lower > 0.5 == above).Select(size => Invariant($"{size.People}"))]);
    }

    /// <summary>When a record was made, and the commands that make again what is shown of it.</summary>
    /// <param name="date">Of its last entry.</param>
    /// <param name="commands">Each with the other numbers of people, seeds and lengths for which the same was done.</param>
    public static Sentence Made(string date,
        IReadOnlyList<(string Line, IReadOnlyList<int> OtherSizes, IReadOnlyList<int> OtherSeeds, IReadOnlyList<int> OtherLengths)> commands) => new(
        $"Recorded, last on {date}. {(commands.Count == 1 ? "This command makes" : "These commands make")} it again: "
            + string.Join("; ", commands.Select(one => $"`{one.Line}`" + string.Concat(
                one.OtherSizes.Count == 0 ? "" : $", also with {Numerals(one.OtherSizes)} participants",
                one.OtherSeeds.Count == 0 ? "" : $", also with {(one.OtherSeeds.Count == 1 ? "seed" : "seeds")} {Numerals(one.OtherSeeds)}",
                one.OtherLengths.Count == 0 ? "" : $", also with {Numerals(one.OtherLengths)} seconds"))) + ".");

    /// <summary>Whether a predictor's score still rises with people, or with seconds of each.</summary>
    /// <param name="world">Its name; null where it was said already.</param>
    /// <param name="model">Name of the predictor.</param>
    /// <param name="unit">"people" or "seconds".</param>
    /// <param name="sizes">Numbers of them, rising, each with the mean area and whether that is told from chance.</param>
    /// <param name="rise">With the most minus with the fewest, and its interval.</param>
    /// <param name="gain">A gain over the fewest.</param>
    /// <param name="needed">What the fitted curve needs for it, and the interval; infinite where it is not reached.</param>
    /// <param name="training">Area on its own training samples with the most; null where it is not known.</param>
    /// <param name="draws">Seeds of the draws of people that these are means over; empty where no other draw was left out.</param>
    public static Sentence Rise(string? world, string model, string unit, IReadOnlyList<(int Amount, double Score, bool Told)> sizes,
        (double Gain, double Lower, double Upper) rise, double gain, (double Amount, double Lower, double Upper) needed, double? training,
        IReadOnlyList<int> draws)
    {
        (int few, int many) = (sizes[0].Amount, sizes[^1].Amount);
        string reached = List([.. sizes.Select((one, place) => Invariant($"{Score(one.Score)} with {one.Amount}{(place == 0 ? $" {unit}" : "")}"))]);
        string begin = $"{(world is null ? "" : $"*{world}*: ")}**{model}** scores {reached}{OfDraws(draws)}. "
            + NotTold(unit, [.. sizes.Where(one => !one.Told).Select(one => Invariant($"{one.Amount}"))], sizes.Count)
            + Invariant($"From {few} to {many} {unit} that is {Difference(rise.Gain)} (95 % interval {Difference(rise.Lower)} to {Difference(rise.Upper)}): ");
        bool undertrained = training < LearningCheck.LearntFrom;
        string rises = sizes[^1].Score > sizes[^2].Score ? "**it still rises**. " : Invariant($"**it rises**, but not from {sizes[^2].Amount} on. ");
        // From chance to anything is a gain, so that the fewest would seem enough.
        string judged = rise.Lower > 0 ? rises + (!sizes[0].Told ? Invariant($"What a gain of {gain} takes is not counted from a score at chance.")
                : needed.Amount > many ? Invariant($"A gain of {gain} over {few} {unit} takes more than the {many} that were tried.")
                : Invariant($"On the fitted curve a gain of {gain} over {few} {unit} takes about {Said(needed.Amount)} {unit} ")
                    + $"({Said(needed.Lower)} to {Said(needed.Upper)}).")
                + (sizes.Count > 3 ? "" : " Three sizes do not tell where the curve ends.")
            : rise.Upper < 0.02 && !undertrained && sizes[^1].Told ? Invariant($"**it is saturated**: from {few} to {many} {unit} it gains less than 0.02.")
            : "no rise is shown, which does not rule one out.";
        return new(begin + judged + (undertrained ? $" It is **undertrained** ({Score(training)} on its own training samples)." : ""));

        string Said(double amount) => amount > many ? Invariant($"more than {many}") : Invariant($"{amount:0}");
    }

    /// <summary>What one predictor has over another in a world.</summary>
    /// <param name="world">Its name.</param>
    /// <param name="with">Name of the predictor that has it.</param>
    /// <param name="without">Name of the one that does not.</param>
    /// <param name="what">It, in words, where the two differ in nothing else: "pretraining"; null where they differ in more.</param>
    /// <param name="found">Both means over the same people, their difference, and what may be said of it.</param>
    public static Sentence Gain(string world, string with, string without, string? what, PairedFinding found)
    {
        string begin = $"*{world}*: on the {(found.People == 1 ? "1 person" : Invariant($"{found.People} people"))} scored by both, "
            + $"{Plain(with)} {Score(found.First)} against {Plain(without)} {Score(found.Second)}: {Difference(found.Difference)}";
        if (found.Lower is not { } lower || found.Upper is not { } upper) return new($"{begin}; without spread between people that cannot be judged.");
        string judged = found.Verdict switch
        {
            // The test takes people as apart from one another, who share the models of their fold.
            ContrastVerdict.FirstIsHigher or ContrastVerdict.SecondIsHigher or ContrastVerdict.NoneWorthHaving when !found.Corrected => "no more is claimed",
            ContrastVerdict.FirstIsHigher => what is null ? $"{Plain(with)} scores higher" : $"{what} helps",
            ContrastVerdict.SecondIsHigher => what is null ? $"{Plain(with)} scores lower" : $"{what} hurts",
            ContrastVerdict.NoneWorthHaving => "a difference worth having is ruled out",
            ContrastVerdict.NotTestable => "so few people could show nothing",
            _ => (what is null ? "no difference is shown" : $"no gain from {what} is shown")
                + (found.Corrected && (lower > 0 || upper < 0) ? " when corrected for folds that share training people" : ""),
        };
        return new($"{begin} (95 % interval {Difference(lower)} to {Difference(upper)}, {found.Note}): {judged}."
            + (found.Corrected ? "" : " The p is uncorrected: the record does not say how folds share people."));
    }

    /// <summary>Which of several comparisons show a difference.</summary>
    /// <param name="compared">World, the predictors, the difference, and what may be said; adjusted together.</param>
    public static Sentence Shown(IReadOnlyList<(string World, string With, string Without, double? Difference, ContrastVerdict Verdict)> compared)
    {
        string[] shown = [.. compared.Where(one => one.Verdict is ContrastVerdict.FirstIsHigher or ContrastVerdict.SecondIsHigher).Select(one =>
        {
            bool first = one.Verdict == ContrastVerdict.FirstIsHigher;
            return $"*{one.World}*: {Plain(first ? one.With : one.Without)} over {Plain(first ? one.Without : one.With)} "
                + $"({Difference(first ? one.Difference : -one.Difference)})";
        })];
        int ruled = compared.Count(one => one.Verdict == ContrastVerdict.NoneWorthHaving);
        string family = compared.Count == 1 ? "The one comparison" : Invariant($"Of {compared.Count} comparisons, adjusted together (Holm),");
        return new((shown.Length == 0 ? $"{family} {(compared.Count == 1 ? "shows no difference" : "none shows a difference")}."
                : compared.Count == 1 ? $"{family} shows a difference: {shown[0]}."
                : Invariant($"{family} {shown.Length} {(shown.Length == 1 ? "shows" : "show")} a difference: {string.Join("; ", shown)}."))
            + (ruled == 0 ? "" : Invariant($" For {ruled} a difference worth having is ruled out.")));
    }

    /// <summary>That comparisons said one after another have one level.</summary>
    /// <param name="comparisons">How many.</param>
    public static Sentence Family(int comparisons) => new(comparisons > 1
        ? Invariant($"The p of these {comparisons} comparisons are adjusted together (Holm).") : "It is the one comparison made here.");

    /// <summary>Whether predictors are better than each of several others.</summary>
    /// <param name="world">Name of the world.</param>
    /// <param name="references">The others: at least one.</param>
    /// <param name="candidates">Name, and what may be said of it against each of the others, in their order.</param>
    public static Sentence BetterThanEach(
        string world, IReadOnlyList<string> references, IReadOnlyList<(string Name, IReadOnlyList<ContrastVerdict> Verdicts)> candidates)
    {
        string[] winners = [.. candidates.Where(one => one.Verdicts.All(verdict => verdict == ContrastVerdict.FirstIsHigher)).Select(one => one.Name)];
        string each = references.Count == 1 ? $"than {Plain(references[0])}" : $"than each of {List([.. references.Select(Plain)])}";
        string said = winners.Length > 0 ? $"{List(winners)} {(winners.Length == 1 ? "is" : "are")} shown to be better {each}"
            : candidates.Count == 1 ? $"{candidates[0].Name} is **not shown** to be better {each}"
            : $"**none** of {List([.. candidates.Select(one => one.Name)])} is shown to be better {each}";
        return new($"*{world}*: {said}." + (references.Count == 1 || winners.Length == candidates.Count ? ""
            : string.Concat(references.Select((reference, place) => $" Than {Plain(reference)}: {Above(place)}."))));

        string Above(int place)
        {
            string[] above = [.. candidates.Where(one => one.Verdicts[place] == ContrastVerdict.FirstIsHigher).Select(one => one.Name)];
            return candidates.Count == 1 ? above.Length == 0 ? "not shown" : "shown" : above.Length == 0 ? "none" : List(above);
        }
    }

    /// <summary>Which worlds a record has nothing of.</summary>
    /// <param name="people">Number of people that is shown.</param>
    /// <param name="missing">Names of the worlds without a trial of as many; may be none.</param>
    public static Sentence Untried(int people, IReadOnlyList<string> missing) => new(missing.Count == 0
        ? Invariant($"The record has a trial of each of these worlds with {people} people.")
        : $"The record has no trial of {List([.. missing.Select(world => $"*{world}*")])} " + Invariant($"with {people} people."));

    /// <summary>Whether a model looks where the expression is.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="maps">Which maps.</param>
    /// <param name="share">Of their weight on the expression.</param>
    /// <param name="area">What a uniform map would have.</param>
    /// <param name="lower">Lower end of the interval of the difference over people; null without one.</param>
    /// <param name="upper">Upper end.</param>
    public static Sentence Looks(string model, string maps, double share, double area, double? lower, double? upper) => new(
        $"{model}: {Percent(share)} of {maps} on the expression, which is {Percent(area)} of the frame: "
            + (lower is null || upper is null ? "too few people to judge."
                : lower > 0 ? "it looks there more than a uniform map would." : upper < 0 ? "it looks there less than a uniform map would."
                : "not shown to differ from a uniform map."));

    /// <summary>Which draws of people a mean is over, with a blank before it; empty for none.</summary>
    /// <param name="draws">Their seeds.</param>
    internal static string OfDraws(IReadOnlyList<int> draws) => draws.Count == 0 ? ""
        : $" (of {(draws.Count == 1 ? "draw" : "draws")} {Numerals(draws)}, which {(draws.Count == 1 ? "has" : "have")} every size)";

    // A name with a comma in it would run into the words beside it.
    private static string Plain(string name) => name.Contains(',', StringComparison.Ordinal) ? $"*{name}*" : name;

    private static string NotTold(string unit, string[] at, int sizes) => at.Length == 0 ? ""
        : at.Length == sizes ? "With none of them that is told from chance. " : $"With {List(at)} {unit} that is not told from chance. ";

    private static string Numerals(IEnumerable<int> numbers) => List([.. numbers.Select(number => Invariant($"{number}"))]);
}
