using System.Text.RegularExpressions;

namespace Genex.Research.Tests.House;

/// <summary>Holds a library, compiled and as it lies on disk, against its plan.</summary>
internal static partial class FloorCheck
{
    /// <summary>What is wrong, a line each; empty for nothing.</summary>
    /// <param name="plan">The floors as declared.</param>
    /// <param name="compiled">The assembly.</param>
    /// <param name="folder">The folder of its sources.</param>
    public static IReadOnlyList<string> Problems(FloorPlan plan, Stream compiled, string folder)
    {
        (IReadOnlyList<string> types, IReadOnlyList<FloorReference> references) = FloorReader.Read(compiled);
        List<(string From, string To, FloorReference Reference)> arrows =
        [
            .. from reference in references
               let floors = (From: plan.FloorOf(reference.From), To: plan.FloorOf(reference.To))
               where floors.From is not null && floors.To is not null && floors.From != floors.To
               select (floors.From, floors.To, reference),
        ];
        ILookup<bool, FloorReference> trespasses = arrows.Where(arrow => !plan.MayUse(arrow.From, arrow.To)).Select(arrow => arrow.Reference)
            .ToLookup(reference => plan.KnownTrespasses.Contains(reference.Below(plan.Root)));
        return
        [
            .. trespasses[false].Select(reference => $"trespass: {reference.Below(plan.Root)}, in {reference.Place}"),
            .. plan.KnownTrespasses.Except(trespasses[true].Select(reference => reference.Below(plan.Root)))
                .Select(mended => $"mended: {mended} is there no more; take it out of the known trespasses"),
            .. Circles(plan, [.. arrows.Where(arrow => !trespasses[true].Contains(arrow.Reference))]),
            .. types.Where(type => plan.FloorOf(type) is null && !plan.OnTop(type))
                .Select(type => $"no floor: {type}; its folder is not in the plan of {plan.Root}"),
            .. UnderPlan(plan, references),
            .. OnDisk(plan, folder),
        ];
    }

    /// <summary>Shortest ways from a floor back to itself, each told once, from its lowest floor.</summary>
    private static IEnumerable<string> Circles(FloorPlan plan, List<(string From, string To, FloorReference Reference)> arrows)
    {
        ILookup<string, string> next = arrows.Select(arrow => (arrow.From, arrow.To)).Distinct().ToLookup(arrow => arrow.From, arrow => arrow.To);
        foreach (string start in plan.Floors)
        {
            Queue<string[]> ways = new([[start]]);
            HashSet<string> seen = [];
            while (ways.TryDequeue(out string[]? way))
            {
                if (way.Length > 1 && way[^1] == start)
                {
                    IEnumerable<string> steps =
                        way.Zip(way.Skip(1), (from, to) => arrows.First(arrow => arrow.From == from && arrow.To == to).Reference.Below(plan.Root));
                    yield return $"circle: {string.Join(" -> ", way)} ({string.Join("; ", steps)})";
                    break;
                }
                foreach (string to in next[way[^1]].Where(to => plan.Height(to) >= plan.Height(start) && seen.Add(to)))
                    ways.Enqueue([.. way, to]);
            }
        }
    }

    /// <summary>What lies on top of all floors is used by none of them.</summary>
    private static IEnumerable<string> UnderPlan(FloorPlan plan, IReadOnlyList<FloorReference> references) =>
        from reference in references
        where plan.FloorOf(reference.From) is not null && plan.FloorOf(reference.To) is null
            && reference.To.StartsWith(plan.Root + ".", StringComparison.Ordinal)
        select $"trespass: {reference.Below(plan.Root)}, in {reference.Place}; it lies on no floor";

    private static IEnumerable<string> OnDisk(FloorPlan plan, string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))];
        string[] folders = [.. files.Where(file => Path.GetDirectoryName(file) is { Length: > 0 }).Select(file => file.Split(Path.DirectorySeparatorChar)[0])
            .Distinct()];
        foreach (string unknown in folders.Except(plan.Floors))
            yield return $"no floor: the folder {unknown}; it is not in the plan of {plan.Root}";
        foreach (string gone in plan.Floors.Except(folders))
            yield return $"no folder: the floor {gone} of the plan of {plan.Root}";
        foreach (string file in files)
        {
            string[] path = [plan.Root, .. file.Split(Path.DirectorySeparatorChar)[..^1]];
            foreach (Match written in Namespace().Matches(File.ReadAllText(Path.Combine(folder, file))))
            {
                string name = written.Groups["name"].Value;
                // A folder inside a floor may share the floor's namespace.
                bool fits = Enumerable.Range(Math.Min(2, path.Length), path.Length).TakeWhile(length => length <= path.Length)
                    .Any(length => name == string.Join('.', path[..length]));
                if (!fits && !plan.Elsewhere.ContainsKey($"{name}.{Path.GetFileNameWithoutExtension(file)}"))
                    yield return $"namespace: {file} says {name}, expected {string.Join('.', path)}";
            }
        }
    }

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();
}
