using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about grids of worlds and about what two modalities tell, from numbers alone: a test holds each to the numbers that its words speak
/// of.</summary>
internal static class GridSentences
{
    // Fewer studies than this tell a rate of four in five from hardly any other.
    private const int EnoughStudies = 20;

    // A gain in area that is worth a word: half a point.
    private const double WorthNaming = 0.005;

    // Bits, of a truth that is reckoned.
    private const double Nothing = 1e-9;

    /// <summary>How many studies were drawn.</summary>
    /// <param name="studies">All of them.</param>
    /// <param name="worlds">Number of worlds.</param>
    /// <param name="people">Numbers of people.</param>
    /// <param name="errors">Probabilities that a state is shown wrongly.</param>
    /// <param name="seeds">Number of seeds.</param>
    public static Sentence Drawn(int studies, int worlds, IReadOnlyList<int> people, IReadOnlyList<double> errors, int seeds) => new(
        $"{(studies == 1 ? "1 study is" : Invariant($"{studies:#,0} studies are"))} drawn: {Numbers.Count(worlds, "world")}; "
            + $"{List([.. people.Select(one => Invariant($"{one}"))])} people; {List([.. errors.Select(one => Percent(one))])} of the states shown wrongly; "
            + $"{Numbers.Count(seeds, "draw")} of each.");

    /// <summary>How often "fusion is better" was claimed where it cannot be.</summary>
    /// <param name="claimed">Cases in which it was claimed.</param>
    /// <param name="cases">Models in studies in which no claim is true, and could be made; 0 when there is none.</param>
    /// <param name="claimedStudies">Studies in which it was claimed of any model.</param>
    /// <param name="studies">Studies that the cases belong to.</param>
    /// <param name="untestable">Cases of so few people that no claim could be made.</param>
    public static Sentence FalseClaims(int claimed, int cases, int claimedStudies, int studies, int untestable)
    {
        if (cases == 0) return new(untestable == 0 ? "The grid has no world without a gain." : "The grid has no testable study without a gain.");
        (double lower, double upper) = BinomialInterval.Of(claimedStudies, studies);
        return new(Invariant($"Where fusion cannot help it was called better in {claimedStudies} of ")
            + $"{(studies == 1 ? "1 study" : Invariant($"{studies:#,0} studies"))} (95 % interval {Whole(lower)} to {Whole(upper)} %): "
            + Invariant($"{claimed} of {cases:#,0} models in them, ")
            + (claimed > 0.05 * cases ? "more than" : upper > 0.05 ? "compatible with" : "within") + " the 5 % that a test at this level may claim.");
    }

    /// <summary>How often true gains were shown, by number of people, over the worlds that have one.</summary>
    /// <param name="models">Number of models of which each world's best is counted.</param>
    /// <param name="found">Number of people, studies in which the gain was claimed, studies in which it could be; in rising order of people.</param>
    public static Sentence Power(int models, IReadOnlyList<(int People, int Claimed, int Studies)> found)
    {
        (int People, int Claimed, int Studies)[] tested = [.. found.Where(one => one.Studies > 0)];
        string[] untested = [.. found.Where(one => one.Studies == 0).Select(one => Invariant($"{one.People}"))];
        string few = untested.Length == 0 ? "" : $"{List(untested)} people can show nothing";
        if (found.Count == 0) return new("No world of the grid has a gain.");
        if (tested.Length == 0) return new($"A true gain of fusion cannot be shown: {few}.");
        string rates = string.Join(", ", tested.Select((one, place) =>
        {
            (double lower, double upper) = BinomialInterval.Of(one.Claimed, one.Studies);
            return Invariant($"{one.Claimed} of {one.Studies} {(place == 0 ? "studies of " : "of ")}{one.People} people ")
                + $"({(place == 0 ? "95 % interval " : "")}{Whole(lower)} to {Whole(upper)} %)";
        }));
        int? enough = tested.Where(one => one.Claimed >= 0.8 * one.Studies).Select(one => (int?)one.People).FirstOrDefault();
        bool holds = enough is not null && tested.Where(one => one.People >= enough).All(one => one.Claimed >= 0.8 * one.Studies);
        return new($"A true gain of fusion is shown in {rates}{(few.Length == 0 ? "" : $"; {few}")}"
            + (tested.Any(one => one.Studies < EnoughStudies) ? "; so few studies tell the power roughly."
                : holds ? Invariant($"; from {enough} people on in at least four of five.") : "; no number of people tried is always enough.")
            + (models == 1 ? "" : Invariant($" That is of {models} models the one that shows it most often in its world: the rates are optimistic.")));
    }

    /// <summary>Whether models that fuse are shown to be worse than the better modality more often than by luck.</summary>
    /// <param name="worse">Models in studies that are shown to be worse.</param>
    /// <param name="cases">Models in studies that could be.</param>
    public static Sentence Hurts(int worse, int cases) => new(cases == 0 ? "Too few people to show that fusion hurts."
        : Invariant($"{worse:#,0} of {cases:#,0} models in studies {(worse == 1 ? "is" : "are")} shown to be worse than the best modality alone, ")
            + (40 * worse > cases ? "more than the one in forty that luck gives." : "no more than the one in forty that luck gives."));

    /// <summary>In which worlds a model that fuses gains on average.</summary>
    /// <param name="people">Number of people.</param>
    /// <param name="best">Title of each world, of the model that gains most there, and its gain in area; null where it is not defined.</param>
    public static Sentence Gains(int people, IReadOnlyList<(string World, string Model, double? Gain)> best)
    {
        (string World, string Model, double? Gain)[] gains = [.. best.Where(one => one.Gain >= WorthNaming).OrderByDescending(one => one.Gain)];
        int others = best.Count - gains.Length;
        return new(Invariant($"With {people} people ")
            + (gains.Length == 0 ? "no model that fuses gains half a point of AUROC or more in any world."
                : $"fusion gains on average in {List([.. gains.Select(one => $"*{one.World}* ({Difference(one.Gain)}, *{one.Model}*)")])}"
                    + (others == 0 ? "." : $"; in {Numbers.Count(others, "other world")} no model gains half a point of AUROC.")));
    }

    /// <summary>What an estimate says about fusion.</summary>
    /// <param name="study">What the estimate is of.</param>
    /// <param name="target">Name of the target.</param>
    /// <param name="people">Number of participants.</param>
    /// <param name="shown">In words, with its bits, each atom that is told from zero, and its truth where that is known.</param>
    /// <param name="gain">What both tell beyond the better modality, bits.</param>
    /// <param name="gainShown">Whether that is told from zero.</param>
    /// <param name="trueGain">Its truth, bits; null where it is not known.</param>
    public static Sentence Outlook(string study, string target, int people, IReadOnlyList<(string Atom, double Bits, double? Truth)> shown, double gain,
        bool gainShown, double? trueGain) =>
        new($"*{study}*, {target}, {Numbers.Count(people, "participant")}: "
            + (shown.Count == 0 ? "no atom is told from zero, which is not the same as zero. "
                : $"told from zero {(shown.Count == 1 ? "is" : "are")} "
                    + $"{List([.. shown.Select(one => Invariant($"{one.Atom} ({one.Bits:0.00} bit{ByLuck(one.Truth)})"))])}. ")
            + (gainShown ? Invariant($"Both together tell {gain:0.00} bit more than the better modality")
                    + (trueGain is < Nothing ? " (truly 0: luck, or the estimate's bias)." : ": fusion can pay.")
                : "Both together are not shown to tell more than the better modality: nothing says that fusion would pay."));

    /// <summary>How many people a study needs for a difference of a given size.</summary>
    /// <param name="what">Which difference, in words: "B.1 against the training majority".</param>
    /// <param name="difference">Its size.</param>
    /// <param name="power">With which probability it is to be shown.</param>
    /// <param name="needed">Participants; null where more than the most that are tried.</param>
    /// <param name="fewest">At the lower end of the deviation's interval; null without one.</param>
    /// <param name="largest">At the upper end; null where more than the most that are tried.</param>
    /// <param name="now">Participants there are; 0 where the deviation was given.</param>
    /// <param name="most">The most that are tried.</param>
    /// <param name="leftOut">Whether it is reckoned with learners that are trained anew with each participant left out in turn.</param>
    public static Sentence Size(
        string what, double difference, double power, int? needed, int? fewest, int? largest, int now, int most, bool leftOut) => new(
        $"To show a difference of {Difference(difference)} ({what}) with a power of {Invariant($"{100 * power:0.#} %")}, "
            + (needed is { } people ? $"about {Numbers.Count(people, "participant")} are needed" : Invariant($"more than {most:#,0} participants are needed"))
            + (leftOut ? " if each is left out in turn" : "")
            + (now == 0 || fewest is not { } low ? "" : Invariant($" ({low:#,0} to ") + (largest is { } high ? Invariant($"{high:#,0}")
                : Invariant($"more than {most:#,0}")) + Invariant($", since the spread is known from {now} people only)"))
            + (now == 0 || needed is not { } all ? "." : all > now ? Invariant($": {all - now:#,0} more than the {now} there are.")
                : fewest is null || largest <= now ? Invariant($": the {now} there are should be enough.")
                : Invariant($": the {now} there are may be enough (up to ")
                    + (largest is { } end ? Invariant($"{end:#,0}).") : Invariant($"more than {most:#,0})."))));

    /// <summary>Whether more data would help in a world, and what limits the score if not.</summary>
    /// <param name="world">Title of the world.</param>
    /// <param name="model">Title of the model.</param>
    /// <param name="amount">People there are.</param>
    /// <param name="measured">Mean score with as many.</param>
    /// <param name="fitted">Score on the fitted curve there, which is judged by.</param>
    /// <param name="upper">Upper end of the interval of what twice as many are worth.</param>
    /// <param name="best">What nobody can beat but by luck.</param>
    /// <param name="error">Probability that a state is shown wrongly.</param>
    public static Sentence Saturation(string world, string model, double amount, double measured, double fitted, double upper, double best, double error)
    {
        string reached = Invariant($"{Score(measured)} measured with {amount:#,0} people, {Score(fitted)} on the fitted curve, ")
            + $"where nobody could score more than {Score(best)} but by luck, since {Percent(error)} of the states are shown wrongly";
        double below = best - Math.Min(measured, fitted); // a curve may lie above what was measured, even above the ceiling
        return new($"*{world}*, *{model}*: " + (below < 0.005 ? $"at the ceiling: {reached}."
            : upper >= 0.01 ? $"{reached}: more people may still help."
            : below < 0.03 ? $"saturated near the ceiling: {reached}."
            : $"{reached}: more people hardly help, and yet something is left to learn, which takes another model."));
    }

    /// <summary>What twice as much data is worth.</summary>
    /// <param name="world">Title of the world.</param>
    /// <param name="model">Title of the model.</param>
    /// <param name="what">What there would be twice as much of: "people".</param>
    /// <param name="amount">How much there is.</param>
    /// <param name="measured">Mean score there.</param>
    /// <param name="fitted">Score on the fitted curve there.</param>
    /// <param name="gain">What the double is worth on the curve.</param>
    /// <param name="lower">Lower end of its interval.</param>
    /// <param name="upper">Upper end.</param>
    public static Sentence Curve(
        string world, string model, string what, double amount, double measured, double fitted, double gain, double lower, double upper)
    {
        string begin = Invariant($"*{world}*, *{model}*: {Score(measured)} measured with {amount:#,0} {what}, {Score(fitted)} on the fitted curve; ");
        return new(upper < 0.0005 && lower > -0.0005 ? $"{begin}the curve is flat there." // an interval from 0 to 0 would look like a mistake
            : $"{begin}twice as many are worth {Difference(gain)} (95 % interval {Difference(lower)} to {Difference(upper)})"
                + (lower > 0.01 ? ": more would pay." : upper < 0.01 ? ": less than a point." : "."));
    }

    /// <summary>Whether twice as many people or twice as many moments of each are worth more.</summary>
    /// <param name="world">Title of the world.</param>
    /// <param name="model">Title of the model.</param>
    /// <param name="people">How many people there are.</param>
    /// <param name="moments">How many moments of each.</param>
    /// <param name="ofPeople">What twice the people are worth on the fitted curve, and its interval.</param>
    /// <param name="ofMoments">The same of twice the moments.</param>
    public static Sentence Doubles(string world, string model, int people, int moments, (double Gain, double Lower, double Upper) ofPeople,
        (double Gain, double Lower, double Upper) ofMoments) => new(
        Invariant($"*{world}*, *{model}*, from {people} people with {moments} moments each: on the fitted curve, which cannot fall, ")
            + $"twice the people are worth {Ends(ofPeople)}, "
            + $"twice the moments {Ends(ofMoments)}: "
            + (ofPeople.Lower > ofMoments.Upper ? "people are worth more." : ofMoments.Lower > ofPeople.Upper ? "moments are worth more."
                : "neither is shown to be worth more."));

    private static string ByLuck(double? truth) => truth is < Nothing ? "; truly 0: luck, or the estimate's bias" : "";

    private static string Ends((double Gain, double Lower, double Upper) worth) =>
        $"{Difference(worth.Gain)} ({Difference(worth.Lower)} to {Difference(worth.Upper)})";

    private static string Whole(double share) => Invariant($"{100 * share:0}");
}
