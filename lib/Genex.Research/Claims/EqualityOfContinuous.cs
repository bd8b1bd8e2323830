using Genex.Research.Recordings;

namespace Genex.Research.Claims;

/// <summary>Claim 13: element accuracy.</summary>
internal sealed class EqualityOfContinuous() : Claim(13,
    "Element accuracy is the share of labels that a model gets right.",
    "Score a perfect prediction of every table - each value thresholded at one half - with the released comparison, prediction == target.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        (ParticipantId Id, double Accuracy)[] people =
            [.. material.Release.Recordings.Where(one => one.Emotional is { Rows: > 0 }).Select(one => (one.Participant, Perfect(one.Emotional!)))];
        (ParticipantId Id, double Accuracy)[] lost = [.. people.Where(person => person.Accuracy < 1)];
        return new(
            lost.Length > 0 ? ClaimVerdict.DoesNotHold : ClaimVerdict.Undecidable,
            lost.Length == 0 ? $"A perfect prediction scores 100 % on all {people.Length} tables, which hold 0 and 1 alone; what the comparison does to "
                + "another value cannot be seen on them."
                : Before(material) + Invariant($"{(material.States.Count == 1 ? "A" : "a")} perfect prediction scores ")
                    + Invariant($"{string.Join(" and ", lost.Select(person => $"{Percent(person.Accuracy)} on {person.Id}"))}, ")
                    + Invariant($"since a continuous target such as 0.68 never equals a thresholded prediction; on the other {people.Length - lost.Length} ")
                    + "tables it scores 100 %.",
            material.Source,
            [new("tables where a perfect prediction is not 100 %", lost.Length),
                new("lowest score of a perfect prediction", people.Length == 0 ? null : people.Min(person => person.Accuracy))],
            new ClaimPicture(
                "What a perfect prediction scores under the released comparison", $"Share of equal cells of a perfect prediction for {people.Length} tables.",
                "share of equal cells",
                [.. people.Select(person => person.Id.ToString())],
                new ClaimSeries("perfect prediction", [.. people.Select(person => person.Accuracy)]))
            { Maximum = 1, Reference = (1, "what it should be") });
    }

    private static string Before(ClaimMaterial material)
    {
        if (material.States.Count == 1) return "";
        (string name, ReleasedStudy tables) = material.States[0];
        double[] scores = [.. tables.Recordings.Where(one => one.Emotional is { Rows: > 0 }).Select(one => Perfect(one.Emotional!))];
        return scores.All(score => score.Equals(1))
            ? $"On {name}, which the reported figures come from, a perfect prediction scores 100 %: they are not touched. The comparison breaks on the newest: "
            : $"On {name} a perfect prediction scores {Percent(scores.Min())} at least. On the newest: ";
    }

    private static double Perfect(ReleasedTable table)
    {
        float[] known = [.. table.Values.SelectMany(row => row).Where(float.IsFinite)];
        return known.Count(value => value == (value >= 0.5f ? 1f : 0f)) / (double)known.Length;
    }
}
