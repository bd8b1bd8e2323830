using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>What must be said beside the numbers of several runs: each thing once, with the models that it concerns where it does not concern all.</summary>
internal static class CaveatList
{
    /// <summary>"simulated data", "B.1 and B.2 undertrained (AUROC 0.62 and 0.54 on their own training samples)"; empty when there is nothing.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<RunRecord> runs)
    {
        RunRecord[] all = [.. runs];
        bool several = all.GroupBy(run => run.Specification.Label)
            .Any(model => model.Select(run => run.Specification.Protocol).Distinct().Count() > 1);
        return From([.. all.Select(run => new CaveatSource(
            several ? $"{run.Specification.Label} under {run.Specification.Protocol}" : run.Specification.Label,
            [.. run.Caveats.Except(run.Learning.Caveats)], run.Learning))]);
    }

    /// <summary>The same from what each run says of itself.</summary>
    public static IReadOnlyList<string> From(IReadOnlyList<CaveatSource> sources)
    {
        string[] names = [.. sources.Select(source => source.Name).Distinct()];
        List<string> said = [];
        foreach (string caveat in sources.SelectMany(source => source.Caveats).Distinct())
        {
            string[] concerned = Names(source => source.Caveats.Contains(caveat));
            said.Add(concerned.Length == names.Length ? caveat : $"{caveat} ({Numbers.List(concerned)})");
        }

        (string Name, double? Area)[] weak = [.. names.Select(name => (name, sources.Where(source => source.Name == name && source.Learning.Undertrained)
            .Average(source => source.Learning.TrainingRocArea))).Where(one => one.Item2 is not null)];
        if (weak.Length > 0)
        {
            string subject = names.Length == 1 ? "" : $"{Numbers.List([.. weak.Select(one => one.Name)])} ";
            said.Add($"{subject}undertrained (AUROC {Numbers.List([.. weak.Select(one => Invariant($"{one.Area:0.00}"))])} on "
                + $"{(weak.Length == 1 ? "its" : "their")} own training samples)");
        }

        string[] constant = Names(source => source.Learning.ConstantPerPerson);
        if (constant.Length > 0)
            said.Add(names.Length == 1 ? "each person gets one constant answer"
                : $"{Numbers.List(constant)} give{(constant.Length == 1 ? "s" : "")} each person one constant answer");
        return said;

        string[] Names(Func<CaveatSource, bool> holds) => [.. sources.Where(holds).Select(source => source.Name).Distinct()];
    }
}
