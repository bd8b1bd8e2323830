using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>Runs of a store as a list, and what two of them do not share.</summary>
internal static class RunList
{
    /// <summary>What a list can be sorted by.</summary>
    public static readonly string[] Sorts = ["name", "started", "accuracy", "macro-f1", "model", "task", "protocol", "profile", "seed"];

    private static readonly Column Run = Column.Text("run"), Started = Column.Text("started (UTC)");

    /// <summary>Finished runs.</summary>
    public static Table Of(IReadOnlyList<RunEntry> runs, string sort) => new(
        "", [Run, Column.Number("accuracy"), Column.Number("majority"), Column.Number("macro-F1"), Started],
        Sorted(runs, sort, run => run.Id, run => run.Started, run => sort switch
        {
            "accuracy" => run.Accuracy,
            "macro-f1" => run.MacroF1,
            "seed" => run.Seed,
            _ => null,
        }, run => sort switch
        {
            "model" => run.Model,
            "task" => run.Task,
            "protocol" => run.Protocol,
            "profile" => run.Profile,
            _ => "",
        }).Select(run => (IReadOnlyList<object?>)[run.Id, run.Accuracy, run.MajorityAccuracy, run.MacroF1, Text(run.Started)]));

    /// <summary>Runs that were begun.</summary>
    public static Table Of(IReadOnlyList<UnfinishedRun> runs, string sort) => new(
        "", [Run, Column.Number("trained folds", "0"), Column.Text("under way on"), Started],
        Sorted(runs, sort, run => run.Id, run => run.Begun, run => sort == "seed" ? run.Specification.Seed : null, run => sort switch
        {
            "model" => run.Specification.Model,
            "task" => run.Specification.Task.Id,
            "protocol" => run.Specification.Protocol.Id,
            "profile" => run.Specification.Profile,
            _ => "",
        }).Select(run => (IReadOnlyList<object?>)[run.Id, run.Folds, run.By ?? "nobody", Text(run.Begun)]));

    /// <summary>Writes a list to standard output.</summary>
    public static void Write(Table list, RunStore store, bool json)
    {
        if (json) Console.WriteLine(list.ToJson());
        else if (list.Rows.Count == 0) Console.Error.WriteLine($"No such run in {store.Folder}.");
        else Terminal.Write(list);
    }

    /// <summary>Writes what two runs do not share.</summary>
    public static void Write(RunRecord first, RunRecord second, bool json)
    {
        IReadOnlyList<SpecificationDifference> all = SpecificationDifference.Between(first, second);
        Table table = new("", [Column.Text("setting"), Column.Text(Path.GetFileName(first.Folder)), Column.Text(Path.GetFileName(second.Folder))],
            all.Select(one => (IReadOnlyList<object?>)[one.Name, one.First ?? "-", one.Second ?? "-"]));
        if (json) Console.WriteLine(table.ToJson());
        else if (all.Count == 0) Console.WriteLine("The two runs share every setting.");
        else Terminal.Write(table);
    }

    private static IEnumerable<T> Sorted<T>(IReadOnlyList<T> runs, string sort, Func<T, string> id, Func<T, DateTimeOffset> started, Func<T, double?> number,
        Func<T, string> text)
    {
        IOrderedEnumerable<T> sorted = sort switch
        {
            "started" => runs.OrderByDescending(started),
            "accuracy" or "macro-f1" => runs.OrderByDescending(run => number(run) ?? double.NegativeInfinity),
            "seed" => runs.OrderByDescending(number),
            _ => runs.OrderBy(text, StringComparer.Ordinal),
        };
        return sorted.ThenBy(id, StringComparer.Ordinal);
    }

    private static string Text(DateTimeOffset at) => Invariant($"{at.UtcDateTime:yyyy-MM-dd HH:mm}");
}
