using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about worlds whose truth is known, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class WorldSentences
{
    /// <summary>What models found in a world.</summary>
    /// <param name="world">Its name.</param>
    /// <param name="something">Whether there is anything to be found.</param>
    /// <param name="models">Name, mean area, and the interval's lower end; null without an interval.</param>
    public static Sentence Found(string world, bool something, IReadOnlyList<(string Name, double? Mean, double? Lower)> models)
    {
        string[] found = [.. models.Where(one => one.Lower > 0.5).Select(one => $"{one.Name} {Score(one.Mean)}")];
        string[] missed = [.. models.Where(one => one.Lower is not > 0.5).Select(one => one.Name)];
        string said = !something
            ? found.Length == 0 ? "no model is told from chance, as it must be."
                : $"{List(found)} {(found.Length == 1 ? "lies" : "lie")} above chance although nothing is there: about one interval in forty does so by luck."
            : string.Join(' ',
                [
                    .. found.Length == 0 ? Array.Empty<string>() : [$"{List(found)} {(found.Length == 1 ? "lies" : "lie")} above chance."],
                    .. missed.Length == 0 ? Array.Empty<string>() : [$"{List(missed)} {(missed.Length == 1 ? "is" : "are")} not told from chance."],
                ]);
        return new($"*{world}*: {said}");
    }

    /// <summary>What a model comes to with more and more people in a world.</summary>
    /// <param name="world">Its name; null where it was said already.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="sizes">Numbers of people, rising, each with the mean area and its interval's lower end; null without an interval.</param>
    /// <param name="training">Area on its own training samples with the most people; null where it is not known.</param>
    public static Sentence People(string? world, string model, IReadOnlyList<(int People, double? Mean, double? Lower)> sizes, double? training)
    {
        string reached = List([.. sizes.Select((one, place) => Invariant($"{Score(one.Mean)} with {one.People}{(place == 0 ? " people" : "")}"))]);
        string[] above = [.. sizes.Where(one => one.Lower > 0.5).Select(one => Invariant($"{one.People}"))];
        string[] not = [.. sizes.Where(one => one.Lower is not > 0.5).Select(one => Invariant($"{one.People}"))];
        string judged = not.Length == 0 ? sizes.Count == 1 ? "above chance" : "above chance with each"
            : above.Length == 0 ? sizes.Count == 1 ? "not told from chance" : "with none of them told from chance"
            : $"above chance with {List(above)}, not told from it with {List(not)}";
        return new($"{(world is null ? "" : $"*{world}*: ")}**{model}** comes to an AUROC within people of {reached}: {judged}."
            + (training < LearningCheck.LearntFrom ? $" It is **undertrained** ({Score(training)} on its own training samples)." : ""));
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
    public static Sentence Rise(string? world, string model, string unit, IReadOnlyList<(int Amount, double Score, bool Told)> sizes,
        (double Gain, double Lower, double Upper) rise, double gain, (double Amount, double Lower, double Upper) needed, double? training)
    {
        (int few, int many) = (sizes[0].Amount, sizes[^1].Amount);
        string reached = List([.. sizes.Select((one, place) => Invariant($"{Score(one.Score)} with {one.Amount}{(place == 0 ? $" {unit}" : "")}"))]);
        string begin = $"{(world is null ? "" : $"*{world}*: ")}**{model}** scores {reached}. "
            + NotTold(unit, [.. sizes.Where(one => !one.Told).Select(one => Invariant($"{one.Amount}"))], sizes.Count)
            + Invariant($"From {few} to {many} {unit} that is {Difference(rise.Gain)} (95 % interval {Difference(rise.Lower)} to {Difference(rise.Upper)}): ");
        bool undertrained = training < LearningCheck.LearntFrom;
        string rises = sizes[^1].Score > sizes[^2].Score ? "**it still rises**. " : Invariant($"**it rises**, but not from {sizes[^2].Amount} on. ");
        // From chance to anything is a gain, so that the fewest would seem enough.
        string judged = rise.Lower > 0 ? rises + (!sizes[0].Told ? Invariant($"What a gain of {gain} takes is not counted from a score at chance.")
                : needed.Amount > many ? Invariant($"A gain of {gain} over {few} {unit} takes more than the {many} that were tried.")
                : Invariant($"On the fitted curve a gain of {gain} over {few} {unit} takes about {Said(needed.Amount)} ")
                    + $"({Said(needed.Lower)} to {Said(needed.Upper)}).")
                + (sizes.Count > 3 ? "" : " Three sizes do not tell where the curve ends.")
            : rise.Upper < 0.02 && !undertrained && sizes[^1].Told ? $"**it is saturated**: more {unit} are worth less than 0.02."
            : "no rise is shown, which does not rule one out.";
        return new(begin + judged + (undertrained ? $" It is **undertrained** ({Score(training)} on its own training samples)." : ""));

        string Said(double amount) => amount > many ? Invariant($"more than {many}") : Invariant($"{amount:0}");
    }

    /// <summary>What one model has over another in a world.</summary>
    /// <param name="world">Its name.</param>
    /// <param name="with">Name of the model that has it.</param>
    /// <param name="without">Name of the one that does not.</param>
    /// <param name="what">It, in words: "the second modality".</param>
    /// <param name="difference">Mean over people.</param>
    /// <param name="lower">Lower end of its interval; null without one.</param>
    /// <param name="upper">Upper end.</param>
    public static Sentence Gain(string world, string with, string without, string what, double? difference, double? lower, double? upper) => new(
        $"*{world}*: {with} minus {without} is {Difference(difference)}"
            + (lower is null || upper is null ? "; without spread between people that cannot be judged."
                : $" (95 % interval {Difference(lower)} to {Difference(upper)}): "
                    + (lower > 0 ? $"{what} helps." : upper < 0 ? $"{what} hurts." : $"no gain from {what} is shown.")));

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
                : "no different from a uniform map."));

    private static string NotTold(string unit, string[] at, int sizes) => at.Length == 0 ? ""
        : at.Length == sizes ? "With none of them that is told from chance. " : $"With {List(at)} {unit} that is not told from chance. ";

    private static string Numerals(IEnumerable<int> numbers) => List([.. numbers.Select(number => Invariant($"{number}"))]);
}
