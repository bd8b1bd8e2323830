using Genex.Research.Datasets;

namespace Genex.Research.Training;

/// <summary>What chooses the epoch, computed from logits. The scores that are reported come from Evaluation.</summary>
/// <param name="Loss">Mean binary cross-entropy over known labels; not a number when none is known.</param>
/// <param name="MacroF1">Mean F1 over the targets that occur, at probability 0.5; null when none occurs.</param>
/// <param name="Accuracy">Fraction of known labels predicted right; not a number when none is known.</param>
/// <param name="RocArea">Area under the ROC curve within each participant, mean over targets and participants; null where none shows both classes.</param>
internal readonly record struct ValidationScore(double Loss, double? MacroF1, double Accuracy, double? RocArea)
{
    public static ValidationScore From(float[] logits, BatchSource source, ReadOnlySpan<int> samples)
    {
        int targets = source.Task.Count, known = 0, right = 0;
        double loss = 0;
        int[] hits = new int[targets], predicted = new int[targets], actual = new int[targets];
        for (int row = 0; row < samples.Length; row++)
        {
            for (int target = 0; target < targets; target++)
            {
                int at = samples[row] * targets + target;
                if (!source.Known[at]) continue;
                double logit = logits[row * targets + target];
                bool yes = logit > 0, truth = source.Labels[at] > 0.5f;
                loss += Math.Max(logit, 0) - (truth ? logit : 0) + double.LogP1(Math.Exp(-Math.Abs(logit)));
                known++;
                right += yes == truth ? 1 : 0;
                hits[target] += yes && truth ? 1 : 0;
                predicted[target] += yes ? 1 : 0;
                actual[target] += truth ? 1 : 0;
            }
        }

        double? macro = Enumerable.Range(0, targets).Where(target => actual[target] > 0)
            .Average(target => (double?)(2.0 * hits[target] / (predicted[target] + actual[target])));
        return new ValidationScore(loss / known, macro, (double)right / known, WithinParticipants(logits, source, samples));
    }

    // Mean over targets of the mean over participants, as the reported area is made.
    private static double? WithinParticipants(float[] logits, BatchSource source, ReadOnlySpan<int> samples)
    {
        int targets = source.Task.Count;
        int[] places = samples.ToArray();
        int[][] people = [.. Enumerable.Range(0, places.Length).GroupBy(row => source.Samples.ParticipantOf[places[row]]).Select(rows => rows.ToArray())];
        return people.Average(rows => Enumerable.Range(0, targets).Average(target =>
        {
            int[] known = [.. rows.Where(row => source.Known[(places[row] * targets) + target])];
            double[] scores = [.. known.Select(row => (double)logits[(row * targets) + target])];
            return scores.Any(double.IsNaN) ? null
                : Numerics.RocArea.Of(scores, [.. known.Select(row => source.Labels[(places[row] * targets) + target] > 0.5f)]);
        }));
    }
}
