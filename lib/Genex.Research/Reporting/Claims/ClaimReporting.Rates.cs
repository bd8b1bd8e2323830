using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>How often "multimodal is better" was claimed where it is known whether it is true.</content>
public static partial class ClaimReporting
{
    /// <summary>One line per world.</summary>
    public static Table Rates(this IReadOnlyList<ClaimTrial> trials) => new(
        "\"Multimodal is better\": how often it is claimed in simulated studies",
        [
            Column.Text("World"), Column.Text("True there"), Column.Number("Studies", "0"), Column.Number("Claimed", "0"),
            Column.Number("Opposite claimed", "0"), Column.Number("Mean difference", "+0.000;-0.000;0.000"),
            Column.Number("Face alone"), Column.Number("Both"), Column.Number("N", "0"),
        ],
        trials.GroupBy(trial => trial.Truth).Select(world => (IReadOnlyList<object?>)
        [
            world.Key.Title, world.Key.Helps ? "yes" : "no", world.Count(), world.Count(trial => trial.Claimed), world.Count(trial => trial.ClaimedWorse),
            world.Average(trial => trial.Contrast.MeanDifference),
            world.Average(trial => trial.One), world.Average(trial => trial.Both), world.Max(trial => trial.Contrast.Participants),
        ]))
    {
        Footnotes =
        [
            "Macro-F1 of logistic regressions on 28 facial-coding channels, and on these with 5 gaze and skin-conductance signals; participants held out "
                + "one by one; three contrasts under one level of 5 % (Holm).",
            "At a nominal 5 %, two-sided, at most 2 of 20 studies are expected to claim what is not true (the chance of 3 or more is under 2 % for claims "
                + "in one direction).",
        ],
    };

    /// <summary>Study by study, for other programs.</summary>
    public static Table ToTable(this IReadOnlyList<ClaimTrial> trials) => new(
        "", [Column.Text("World"), Column.Number("Seed", "0"), Column.Number("Difference"), Column.Number("p"), Column.Number("p, Holm"),
            Column.Text("Claimed"), Column.Number("Face alone"), Column.Number("Both")],
        trials.Select(trial =>
            (IReadOnlyList<object?>)[trial.Truth.Id, trial.Seed, trial.Contrast.MeanDifference, trial.Contrast.Test?.P, trial.Contrast.AdjustedP, trial.Claimed
            ? "better" : trial.ClaimedWorse ? "worse" : "nothing", trial.One, trial.Both]));
}
