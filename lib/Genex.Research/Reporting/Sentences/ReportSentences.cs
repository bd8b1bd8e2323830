using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about the report's claims and figures, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class ReportSentences
{
    /// <summary>How many claims came to each verdict, and on what the evidence rests.</summary>
    /// <param name="claims">Number of claims.</param>
    /// <param name="fail">Those that do not hold.</param>
    /// <param name="hold">Those that hold.</param>
    /// <param name="undecided">Those that cannot be decided.</param>
    /// <param name="untested">Those that are not tested here.</param>
    /// <param name="bases">"the release: 1, 3 and 4".</param>
    public static Sentence Verdicts(int claims, int fail, int hold, int undecided, int untested, IReadOnlyList<string> bases)
    {
        (int Number, string Word)[] parts =
        [
            (fail, fail == 1 ? "does not hold" : "do not hold"), (hold, hold == 1 ? "holds" : "hold"), (undecided, "cannot be decided"),
            (untested, untested == 1 ? "is not tested here" : "are not tested here"),
        ];
        string said = List([.. parts.Where(part => part.Number > 0).Select(part => Invariant($"{part.Number} {part.Word}"))]);
        return new($"Of {Count(claims, "claim")} of the report, **{said}**. "
            + $"The evidence: {string.Join("; ", bases)}.");
    }

    /// <summary>One claim: what the report says, what was found, how it was tested.</summary>
    public static Sentence Claim(string claim, string verdict, string evidence, string test, string source) => new(
        $"> As read from the report: {claim}\n\n**{verdict.Capital()}.** {evidence}\n\n*Test: {test} Evidence from {source}.*");

    /// <summary>A figure of the report beside ours.</summary>
    /// <param name="model">Id of the model.</param>
    /// <param name="reported">Reported accuracy.</param>
    /// <param name="reproduced">Ours under the same procedure.</param>
    /// <param name="starts">Accuracies of our starts: ours is the first where that is the script's, else their median; the range is said from two on.</param>
    /// <param name="scriptStart">Whether the first start is the released script's own.</param>
    /// <param name="within">Whether the reported figure lies within them; null with fewer than two.</param>
    /// <param name="last">Accuracies at the last epoch.</param>
    /// <param name="majority">The constant predictor's; null where it was not computed.</param>
    /// <param name="apart">With people held out; null where it was not run.</param>
    public static Sentence Reproduced(string model, double reported, double reproduced, IReadOnlyList<double> starts, bool scriptStart, bool? within,
        IReadOnlyList<double> last, double? majority, double? apart) => new(
        $"**{model}** is reported with an accuracy of {Percent(reported)}; the same procedure gives {Percent(reproduced)} here"
            + (scriptStart ? " from the weights that the released script begins with" : "")
            + (within is { } lies ? $" ({(scriptStart ? OtherStarts([.. starts.Skip(1)]) : Starts(starts, lies))}; at the last epoch {Range(last)})" : "")
            + (majority is { } constant ? $", a constant predictor {Percent(constant)}." : ".")
            + (apart is { } held ? $" With each participant held out in turn, all of them colours of one recording, it is {Percent(held)} in one training."
                : ""));

    private static string Starts(IReadOnlyList<double> starts, bool lies) => starts.Min().Equals(starts.Max())
        ? Invariant($"in each of {starts.Count} random starts; the reported figure is {(lies ? "the same" : "another")}")
        : $"median of {Count(starts.Count, "random start")}, {Range(starts)}; the reported figure lies {(lies ? "within" : "outside")} that range";

    private static string OtherStarts(double[] others) => $"{Range(others)} from {Count(others.Length, "random start")}";

    // What is there is never 0.0 %.
    private static string Part(long part, long all) => all == 0 ? Table.Missing : part > 0 && part < 0.0005 * all ? "under 0.1 %" : Percent((double)part / all);

    /// <summary>How many figures of the report lie within what the same procedure gives.</summary>
    /// <param name="within">Ids of those that do.</param>
    /// <param name="outside">Ids of those that do not.</param>
    public static Sentence Within(IReadOnlyList<string> within, IReadOnlyList<string> outside) => new(within.Count + outside.Count == 0 ? ""
        : Invariant($"Of {Count(within.Count + outside.Count, "figure")} with several starts, {within.Count} of the report ")
            + $"{(within.Count == 1 ? "lies" : "lie")} within their range{Named(within)} and "
            + (outside.Count == 0 ? "none outside." : Invariant($"{outside.Count} outside{Named(outside)}.")));

    private static string Named(IReadOnlyList<string> models) => models.Count == 0 ? "" : $" ({List(models)})";

    /// <summary>How a figure came about, and whether the network of the released script is the report's.</summary>
    /// <param name="procedure">In sentences.</param>
    /// <param name="stated">Parameters that the report states.</param>
    /// <param name="script">Those of the network that the script builds, which is the one here.</param>
    public static Sentence Procedure(string procedure, long stated, long script) => new(procedure + (stated == script ? ""
        : Invariant($" Network: the released script's, from which the stored runs came, of {script / 1e6:0.0} million parameters; the report states ")
            + Invariant($"{stated / 1e6:0.0} million.")));

    /// <summary>"60.0 % to 70.0 %", one number where all are equal, or n/a.</summary>
    public static string Range(IReadOnlyList<double> some) => some.Count == 0 ? Table.Missing
        : some.Min().Equals(some.Max()) ? Percent(some[0]) : $"{Percent(some.Min())} to {Percent(some.Max())}";

    /// <summary>Which figures were not made again.</summary>
    public static Sentence NotRun(IReadOnlyList<string> models) => new(models.Count == 0 ? "" : $"Not run here: {List(models)}.");

    /// <summary>Where rows of a reproduction come from.</summary>
    /// <param name="said">"recorded on 2026-11-29 from …".</param>
    public static Sentence MadeAgain(string said) => new($"These rows were {said}.");

    /// <summary>Where no reproduction is recorded.</summary>
    public static Sentence NoReproduction() => new("No reproduction is recorded here; `genex reproduce --data CLONE` makes one.");

    /// <summary>What a model looks at, its size and its work.</summary>
    /// <param name="id">Id.</param>
    /// <param name="name">Name.</param>
    /// <param name="video">Whether it looks at frames alone.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    /// <param name="sides">Name, parameters and multiply-adds of each side.</param>
    /// <param name="start">What its weights start from.</param>
    public static Sentence Model(string id, string name, bool video, int imageSize, IReadOnlyList<(string Name, long Parameters, long Work)> sides,
        string start)
    {
        long all = sides.Sum(side => side.Parameters), work = sides.Sum(side => side.Work);
        string parts = List([.. sides.Select(side => $"*{side.Name}* {Part(side.Parameters, all)} of the parameters and "
            + $"{Part(side.Work, work)} of the work")]);
        return new(Invariant($"**{id} {name}** takes {(video ? "frames alone" : "frames and 33 signals")}. It has {all:#,0} parameters and needs ")
            + Invariant($"{work / 1e6:#,0.0} million multiply-adds for a frame of {imageSize} pixels: {parts}. {start}"));
    }
}
