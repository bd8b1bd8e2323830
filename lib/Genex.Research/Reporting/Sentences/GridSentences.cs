using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about grids of worlds and about what two modalities tell, from numbers alone: a test holds each to the numbers that its words speak
/// of.</summary>
internal static class GridSentences
{
    /// <summary>How often "fusion is better" was claimed where it cannot be.</summary>
    /// <param name="claimed">Claims.</param>
    /// <param name="studies">Studies times models in which no claim is true; 0 when there is none.</param>
    public static Sentence FalseClaims(int claimed, int studies) => new(studies == 0 ? "The grid has no world without a gain."
        : Invariant($"Where fusion cannot help it was called better in {Numbers.Count(claimed, "case")} of {studies:#,0} ")
            + $"({Percent((double)claimed / studies)}), "
            + (claimed <= 0.05 * studies ? "within the 5 % that a test at this level may claim." : "more than the 5 % that a test at this level may claim."));

    /// <summary>How often a model's true gain was found, by number of people.</summary>
    /// <param name="world">Title of the world.</param>
    /// <param name="model">Title of the model.</param>
    /// <param name="found">Number of people, studies in which the gain was claimed, studies; in rising order of people.</param>
    public static Sentence Power(string world, string model, IReadOnlyList<(int People, int Claimed, int Studies)> found)
    {
        int? enough = found.Where(one => one.Claimed >= 0.8 * one.Studies).Select(one => (int?)one.People).FirstOrDefault();
        bool holds = enough is not null && found.Where(one => one.People >= enough).All(one => one.Claimed >= 0.8 * one.Studies);
        string rates = string.Join(", ", found.Select(one => Invariant($"{one.Claimed} of {one.Studies} at N = {one.People}")));
        return new($"*{world}*, {model}: the gain was shown in {rates}"
            + (holds ? Invariant($"; from {enough} people on in at least four of five studies.") : "; no number of people tried is always enough."));
    }

    /// <summary>What a model that fuses gains over the best modality in a world.</summary>
    /// <param name="world">Title of the world.</param>
    /// <param name="people">Number of people.</param>
    /// <param name="best">Title of the model that gains most.</param>
    /// <param name="gain">Its gain in area; null when undefined.</param>
    /// <param name="worst">Title of the model that gains least.</param>
    /// <param name="loss">Its gain in area.</param>
    public static Sentence Range(string world, int people, string best, double? gain, string worst, double? loss) => new(
        Invariant($"*{world}*, {people} people: {best} {Difference(gain)} against the best modality alone")
            + (best == worst ? "." : $", {worst} {Difference(loss)}.")
            + (gain > 0 ? "" : " Nothing gains."));

    /// <summary>What an estimate says about fusion.</summary>
    /// <param name="study">What the estimate is of.</param>
    /// <param name="target">Name of the target.</param>
    /// <param name="people">Number of participants.</param>
    /// <param name="shown">In words, with its bits, each atom that is told from zero.</param>
    /// <param name="gain">What both tell beyond the better modality, bits.</param>
    /// <param name="gainShown">Whether that is told from zero.</param>
    public static Sentence Outlook(string study, string target, int people, IReadOnlyList<(string Atom, double Bits)> shown, double gain, bool gainShown) =>
        new($"*{study}*, {target}, {Numbers.Count(people, "participant")}: "
            + (shown.Count == 0 ? "no atom is told from zero, which is not the same as zero. "
                : $"told from zero {(shown.Count == 1 ? "is" : "are")} {List([.. shown.Select(one => Invariant($"{one.Atom} ({one.Bits:0.00} bit)"))])}. ")
            + (gainShown ? Invariant($"Both together tell {gain:0.00} bit more than the better modality: fusion can pay.")
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
    public static Sentence Size(string what, double difference, double power, int? needed, int? fewest, int? largest, int now, int most) => new(
        $"To show a difference of {Difference(difference)} ({what}) with a power of {Percent(power)}, "
            + (needed is { } people ? $"about {Numbers.Count(people, "participant")} are needed" : Invariant($"more than {most:#,0} participants are needed"))
            + (now == 0 || fewest is not { } low ? "" : Invariant($" ({low:#,0} to ") + (largest is { } high ? Invariant($"{high:#,0}")
                : Invariant($"more than {most:#,0}")) + Invariant($", since the spread is known from {now} people only)"))
            + (now == 0 || needed is not { } all ? "." : all > now ? Invariant($": {all - now:#,0} more than the {now} there are.")
                : Invariant($": the {now} there are should be enough.")));

    /// <summary>Whether more data would help in a world, and what limits the score if not.</summary>
    /// <param name="world">Title of the world.</param>
    /// <param name="model">Title of the model.</param>
    /// <param name="amount">People there are.</param>
    /// <param name="score">Score on the fitted curve there.</param>
    /// <param name="upper">Upper end of the interval of what twice as many are worth.</param>
    /// <param name="best">What nobody can beat but by luck.</param>
    /// <param name="error">Probability that a state is shown wrongly.</param>
    public static Sentence Saturation(string world, string model, double amount, double score, double upper, double best, double error)
    {
        string reached = Invariant($"{Score(score)} with {amount:#,0} people, where nobody could score more than {Score(best)} but by luck, ")
            + $"since {Percent(error)} of the states are shown wrongly";
        return new($"*{world}*, {model}: " + (upper >= 0.01 ? $"{reached}: more people may still help."
            : best - score < 0.03 ? $"saturated at {reached}: the noise of what is shown limits it, not the number of people."
            : $"{reached}: more people hardly help, and yet something is left to learn, which takes another model."));
    }

    /// <summary>What twice as much data is worth.</summary>
    /// <param name="world">Title of the world.</param>
    /// <param name="model">Title of the model.</param>
    /// <param name="what">What there would be twice as much of: "people".</param>
    /// <param name="amount">How much there is.</param>
    /// <param name="score">Score on the fitted curve there.</param>
    /// <param name="gain">What the double is worth.</param>
    /// <param name="lower">Lower end of its interval.</param>
    /// <param name="upper">Upper end.</param>
    public static Sentence Curve(string world, string model, string what, double amount, double score, double gain, double lower, double upper)
    {
        string begin = Invariant($"*{world}*, {model}: {Score(score)} with {amount:#,0} {what}; ");
        return new(upper < 0.0005 && lower > -0.0005 ? $"{begin}the curve is flat there." // an interval from 0 to 0 would look like a mistake
            : $"{begin}twice as many are worth {Difference(gain)} (95 % interval {Difference(lower)} to {Difference(upper)})"
                + (lower > 0.01 ? ": more would pay." : upper < 0.01 ? ": less than a point." : "."));
    }
}
