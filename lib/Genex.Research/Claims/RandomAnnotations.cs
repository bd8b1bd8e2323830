using Genex.Research.Recordings;

namespace Genex.Research.Claims;

/// <summary>Claim 12: real annotations.</summary>
internal sealed class RandomAnnotations() : Claim(12,
    "The annotations are real: coded events of the facial-coding software.",
    "See in which tables Attention is 0 or 1, as an event is, and in which it is continuous; and whether a continuous one remembers its last value, as a "
        + "face would.")
{
    private static readonly int Place = EmotionalTargets.IndexOf("Attention");

    protected override ClaimFinding Find(ClaimMaterial material)
    {
        (ParticipantId Id, double[] Values)[] people = [.. material.Release.Recordings.Where(one => one.Emotional is not null)
            .Select(one => (one.Participant, one.Emotional!.Values.Select(row => (double)row[Place]).Where(double.IsFinite).ToArray()))
                .Where(person => person.Item2.Length > 0)];
        (ParticipantId Id, double[] Values)[] continuous = [.. people.Where(person => person.Values.Any(value => value is > 0 and < 1))];
        double[] memories = [.. continuous.Select(person => Memory(person.Values))];
        return new(
            continuous.Length > 0 ? ClaimVerdict.DoesNotHold : ClaimVerdict.Holds,
            $"{continuous.Length} of {people.Length} tables hold continuous values of Attention where an event is 0 or 1"
            + (continuous.Length == 0 ? "."
                : $": {string.Join(" and ", continuous.Zip(memories).Select(pair => Described(pair.First.Id, pair.First.Values, pair.Second)))}. "
                    + "The others hold coded events."),
            material.Source,
            [new("tables", people.Length), new("tables with continuous values", continuous.Length),
                new("mean correlation of successive rows", memories.Length == 0 ? null : memories.Average())],
            new ClaimPicture(
                "Attention as it stands in each table", $"Attention by row in {people.Length} tables, of which {continuous.Length} are continuous.",
                "Attention", [],
                [.. people.Select(person =>
                    new ClaimSeries(person.Id.ToString(), person.Values)
                    { X = [.. Enumerable.Range(0, person.Values.Length).Select(row => (double)row)] })])
            { Across = "row", Maximum = 1 });
    }

    /// <summary>Correlation of each value with the next.</summary>
    private static double Memory(double[] values)
    {
        double mean = values.Average(), variance = values.Sum(value => (value - mean) * (value - mean));
        return variance == 0 ? 1 : values.Zip(values.Skip(1)).Sum(pair => (pair.First - mean) * (pair.Second - mean)) / variance;
    }

    private static string Described(ParticipantId id, double[] values, double memory) =>
        Invariant($"{id} ({values.Length} rows, {values.Distinct().Count()} different values, correlation of successive rows {memory:0.00})");
}
