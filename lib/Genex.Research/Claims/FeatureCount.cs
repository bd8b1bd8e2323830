using Genex.Research.Recordings;

namespace Genex.Research.Claims;

/// <summary>Claim 11: 33 features.</summary>
internal sealed class FeatureCount() : Claim(11,
    "33 physical features: head pose 11, facial actions 8, speech 8, eye tracking 3, GSR 2.",
    "Add the groups up; count the columns of the tables, and compare their order from file to file.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        int stated = (int)ReportStatements.Of("features"), sum = ReportStatements.FeatureGroups.Sum(group => group.Features);
        (ParticipantId Id, ReleasedTable Table)[] people = [.. material.Release.Recordings.Where(one => one.Physical is not null)
            .Select(one => (one.Participant, one.Physical!))];
        ReleasedTable[] tables = [.. people.Select(person => person.Table)];
        int[] columns = [.. tables.Select(table => table.Columns.Count(PhysicalFeaturesHave)).Distinct().Order()];
        string[] shared = [.. PhysicalFeatures.Names.Where(name => tables.All(table => table.Columns.Contains(name, StringComparer.OrdinalIgnoreCase)))];
        (ParticipantId Id, string[] Names)[] lacking = [.. people.Select(person => (person.Id, Names: PhysicalFeatures.Names.Where(name =>
            !person.Table.Columns.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray())).Where(person => person.Names.Length > 0)];
        // Over the columns that all tables have: one that a table lacks is no matter of order.
        string[][] orders = [.. tables.Select(table => table.Columns.Where(column => shared.Contains(column, StringComparer.OrdinalIgnoreCase)).ToArray())
            .DistinctBy(order => string.Join('\n', order))];
        int misplaced = orders.Length < 2 ? 0 : orders[0].Zip(orders[1]).Count(pair => pair.First != pair.Second);
        string? farthest = orders.Length < 2 ? null : orders[0].MaxBy(column => Math.Abs(Array.IndexOf(orders[0], column) - Array.IndexOf(orders[1], column)));
        return new(
            sum != stated || orders.Length > 1 ? ClaimVerdict.DoesNotHold : ClaimVerdict.Holds,
            Invariant($"The listed groups add up to {sum}, not {stated}. The tables have {string.Join(" or ", columns)} features")
            + (orders.Length < 2 ? tables.Length == 0 ? "." : " in one order."
                : Invariant($" in {orders.Length} orders: '{farthest}' is number {Array.IndexOf(orders[0], farthest) + 1} in one and ")
                + Invariant($"{Array.IndexOf(orders[1], farthest) + 1} in the other. Read by position, as the released code does, {misplaced} of ")
                + Invariant($"{orders[0].Length} features are another one from file to file."))
            + string.Concat(lacking.Select(person => $" {person.Id} lacks {string.Join(" and ", person.Names)}.")),
            material.IsSimulated ? FromReport : $"{FromReport}; {material.Source}",
            [new("features stated", stated), new("sum of the groups", sum), new("orders of columns", orders.Length), new("features out of place", misplaced)],
            new ClaimPicture(
                "Physical features: stated, listed, and in the tables",
                Invariant($"Stated {stated}; the report's groups add up to {sum}; tables have {string.Join(" or ", columns)}."), "features",
                ["stated", "sum of the listed groups", "columns of the tables"],
                new ClaimSeries("features", [stated, sum, columns.Length == 0 ? 0 : columns[0]])));
    }

    /// <summary>That the groups do not add up is in the report alone; the tables only add to it.</summary>
    protected override ClaimBasis BasisOf(ClaimMaterial material) => material.IsSimulated ? ClaimBasis.Report : ClaimBasis.Release;

    private static bool PhysicalFeaturesHave(string column) => PhysicalFeatures.IndexOf(column) >= 0;
}
