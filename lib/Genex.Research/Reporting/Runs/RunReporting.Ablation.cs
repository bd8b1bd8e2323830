using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>A fusion model beside the same model trained without one of its modalities: what each of them is worth to it.</content>
public static partial class RunReporting
{
    /// <summary>Scores of the whole model and of what is left of it.</summary>
    /// <param name="whole">The model with everything.</param>
    /// <param name="parts">The same model, task, protocol and study with a modality withheld.</param>
    /// <exception cref="ArgumentException">A run is of another task, protocol or study.</exception>
    public static Table Ablation(this RunRecord whole, params RunRecord[] parts)
    {
        PrimaryScore score = PrimaryScore.For(whole.Task);
        IReadOnlyList<RunContrast> contrasts = Family(whole, parts);
        return new Table(
            $"{whole.Specification.Model} without one modality: {score.Name}",
            [Column.Text("Trained and tested"), Column.Number("Mean over participants"),
                Column.Number("Whole model minus this", "+0.000;-0.000;0.000"), Column.Text("95 % interval"), Column.Number("p, Holm", "0.000"),
                Column.Number("corrected", "0.000")],
            [
                [$"{whole.Specification.Label} with both", Mean(whole.Model, score), null, "", null, null],
                .. parts.Zip(contrasts, (part, contrast) => Row(part.Specification.Label, part.Model, contrast)),
                Row("training majority", whole.Majority, contrasts[^1]),
            ])
        {
            Footnotes =
            [
                "Each line is a model trained anew; without video every frame has one even colour, without signals every signal is missing.",
                .. contrasts.Select(contrast => contrast.Result.Corrected).FirstOrDefault(corrected => corrected is not null) is { } corrected
                    ? [ComparisonReporting.CorrectedNote(corrected.Folds)] : Array.Empty<string>(),
            ],
            Provenance = whole.Specification.Provenance,
        };

        IReadOnlyList<object?> Row(string name, Scored scored, RunContrast contrast) =>
        [
            name, Mean(scored, score), contrast.Result.MeanDifference,
            contrast.Result.Interval is { } interval ? $"{Numbers.Difference(interval.Lower)} to {Numbers.Difference(interval.Upper)}"
                : Table.Missing, contrast.Result.AdjustedP, contrast.Result.Corrected?.AdjustedP,
        ];
    }

    /// <summary>Which modality the model rests on.</summary>
    /// <param name="whole">The model with everything.</param>
    /// <param name="parts">The same with a modality withheld.</param>
    public static Sentence SayAblation(this RunRecord whole, params RunRecord[] parts) => Sentence.Join(parts.Zip(Family(whole, parts),
        (part, contrast) => RunSentences.Ablation(part.Specification.Withheld, contrast.Score.Name, contrast.Result)).ToArray());

    // The last one is against the majority; all are adjusted together.
    private static IReadOnlyList<RunContrast> Family(RunRecord whole, IReadOnlyList<RunRecord> parts)
    {
        RunContrast[] contrasts = [.. parts.Select(part => RunContrast.Of(whole, part)), RunContrast.AgainstMajority(whole)];
        return [.. contrasts.Zip(PairedContrast.Together([.. contrasts.Select(contrast => contrast.Result)]), (contrast, adjusted) => contrast
            with { Result = adjusted })];
    }

    private static double? Mean(Scored scored, PrimaryScore score)
    {
        double[] values = [.. scored.PerParticipant.Select(person => score.Of(person.Scores)).OfType<double>()];
        return values.Length == 0 ? null : values.Average();
    }
}
