using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>What must be said beside the numbers of several runs: each thing once, with the models that it concerns where it does not concern all.</summary>
internal static class CaveatList
{
    private const int MostNamed = 6;

    /// <summary>"simulated data", "undertrained (AUROC over all of a model's own training samples): B.1 (0.62) and B.2 (0.54)"; empty when there is
    /// nothing.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<RunRecord> runs)
    {
        RunRecord[] all = [.. runs];
        bool several = all.GroupBy(run => run.Specification.Label)
            .Any(model => model.Select(run => run.Specification.Protocol).Distinct().Count() > 1);
        bool tasks = all.Select(run => run.Specification.Task).Distinct().Count() > 1;
        return From([.. all.Select(run => new CaveatSource(
            $"{run.Specification.Label}{(tasks ? $" on {run.Specification.Task}" : "")}{(several ? $" under {run.Specification.Protocol}" : "")}",
            [.. run.Caveats.Except(run.Learning.Caveats)], run.Learning,
            run.Protocol is { HoldsParticipantsApart: true, AsReported: false } && RunReporting.IsLikeChance(run)))]);
    }

    /// <summary>The same from what each run says of itself.</summary>
    public static IReadOnlyList<string> From(IReadOnlyList<CaveatSource> sources)
    {
        string[] names = [.. sources.Select(source => source.Name).Distinct()];
        List<string> said = [];
        foreach (string caveat in sources.SelectMany(source => source.Caveats).Distinct())
        {
            string[] concerned = Names(source => source.Caveats.Contains(caveat));
            said.Add(concerned.Length == names.Length ? caveat : $"{caveat} ({Named(concerned, names.Length)})");
        }

        (string Name, double? Area)[] weak = [.. names.Select(name => (name, sources.Where(source => source.Name == name && source.Learning.Undertrained)
            .Average(source => source.Learning.TrainingRocArea))).Where(one => one.Item2 is not null)];
        if (weak.Length > 0)
        {
            said.Add(names.Length == 1 ? Invariant($"undertrained (AUROC {weak[0].Area:0.00} over all of its own training samples)")
                : "undertrained (AUROC over all of a model's own training samples): "
                    + Named([.. weak.Select(one => Invariant($"{one.Name} ({one.Area:0.00})"))], names.Length));
        }

        string[] constant = Names(source => source.Learning.ConstantPerPerson);
        if (constant.Length > 0)
            said.Add($"probabilities that hardly move within a person{(names.Length == 1 ? "" : $": {Named(constant, names.Length)}")}");
        // Where a model has several seeds, one that finds something is enough.
        string[] chance = [.. names.Where(name => sources.Where(source => source.Name == name).All(source => source.LikeChance))];
        if (chance.Length > 0) said.Add($"AUROC on people held out not told from chance{(names.Length == 1 ? "" : $": {Named(chance, names.Length)}")}");
        return said;

        // A list of dozens is read by nobody.
        static string Named(string[] some, int all) => some.Length <= MostNamed ? Numbers.List(some)
            : Invariant($"{some.Length} of {all} runs, among them {Numbers.List(some[..MostNamed])}");

        string[] Names(Func<CaveatSource, bool> holds) => [.. sources.Where(holds).Select(source => source.Name).Distinct()];
    }
}
