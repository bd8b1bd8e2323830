using Genex.Research.Audit;
using Genex.Research.Recordings;

namespace Genex.Research.Claims;

/// <summary>Claim 12: real annotations.</summary>
internal sealed class RandomAnnotations() : Claim(12,
    "The annotations are real: coded events of the facial-coding software.",
    "See in which tables Attention is 0 or 1, as an event is, and in which it is continuous; and in how many of all columns a row says nothing of the next, "
        + "though what a face does lasts.")
{
    private static readonly int Place = EmotionalTargets.IndexOf("Attention");

    protected override ClaimFinding Find(ClaimMaterial material)
    {
        (string Name, ReleasedStudy Tables)[] states = [.. material.States];
        ReleasedRecording[] people = [.. Annotated(states[^1].Tables)], continuous = [.. people.Where(IsContinuous)];
        TableMemory[] memories = [.. continuous.Select(TableMemory.Of)];
        TableMemory[] drawn = [.. memories.Where(one => one.LooksGenerated)];
        return new(
            continuous.Length > 0 ? ClaimVerdict.DoesNotHold : ClaimVerdict.Undecidable,
            string.Join(' ', states.Select(Coding))
            + (states.Length == 1 || continuous.Length == 0 ? "" : " The reported figures come from the earlier tables, of which it cannot be told who "
                + "coded them.")
            + (continuous.Length == 0 ? " That they are 0 or 1 does not say who coded them, or from what."
                : $" A row says nothing of the one before in {Wording.List(memories.Select(Described))}.")
            + (drawn.Length == 0 ? "" : $" There counts, such as fixations in a second, are not whole either: the tables of "
                + $"{Wording.List(drawn.Select(one => one.Participant))} look drawn by a program, features and targets alike."),
            material.Source,
            [new("tables", people.Length), new("tables with continuous values", continuous.Length), new("tables drawn by a program", drawn.Length),
                .. states.Length == 1 ? Array.Empty<ClaimNumber>()
                    : [new("tables with continuous values at 05b34aa", Annotated(states[0].Tables).Count(IsContinuous))],
                new("mean correlation of successive rows of Attention", continuous.Length == 0 ? null
                    : continuous.Average(one => TableMemory.NextToNext(Attention(one.Emotional!))))],
            new ClaimPicture(
                "Rows in which Attention is neither 0 nor 1", $"Fraction of rows, for {people.Length} tables, of which {continuous.Length} are continuous.",
                "fraction of rows", [.. people.Select(person => person.Participant.ToString())],
                [.. states.Select(state => new ClaimSeries(state.Name, [.. Annotated(state.Tables).Select(one =>
                    Attention(one.Emotional!).Average(value => value is > 0 and < 1 ? 1.0 : 0.0))]))])
            { Maximum = 1 });
    }

    private static IEnumerable<ReleasedRecording> Annotated(ReleasedStudy tables) =>
        tables.Recordings.Where(one => one.Emotional is not null && Attention(one.Emotional).Length > 0);

    private static bool IsContinuous(ReleasedRecording one) => Attention(one.Emotional!).Any(value => value is > 0 and < 1);

    private static double[] Attention(ReleasedTable table) => [.. table.Values.Select(row => (double)row[Place]).Where(double.IsFinite)];

    private static string Coding((string Name, ReleasedStudy Tables) state)
    {
        ReleasedRecording[] all = [.. Annotated(state.Tables)], continuous = [.. all.Where(IsContinuous)];
        string name = state.Name.Capital();
        return continuous.Length == 0 ? $"{name}: Attention is 0 or 1 in all {all.Length}."
            : $"{name}: Attention is continuous in {continuous.Length} of {all.Length} ({Wording.List(continuous.Select(one => one.Participant))}), where an "
                + "event is 0 or 1.";
    }

    private static string Described(TableMemory one) =>
        Invariant($"{one.Forgetful} of the {one.Varying} columns that change in {one.Participant} ({one.Rows} rows)");
}
