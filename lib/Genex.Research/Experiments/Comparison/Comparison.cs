using System.Text.Json;
using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>Runs side by side, each group of task, protocol, profile and study with its baselines once.</summary>
public static class Comparison
{
    /// <summary>The lines of all groups, one below the other.</summary>
    public static IReadOnlyList<ComparisonRow> Of(params IEnumerable<RunRecord> runs) => [.. Groups(runs).SelectMany(group => group.Rows)];

    /// <summary>Groups of what may be compared; ablations are left out where there is anything else.</summary>
    /// <remarks>
    /// Runs of one model that differ in nothing but the seed are one line; settings other than the profile's make a line of their own, marked with what they
    /// are.
    /// Where a newer version of the method has run the same again, the older run is left out.
    /// </remarks>
    public static IReadOnlyList<ComparisonGroup> Groups(params IEnumerable<RunRecord> runs)
    {
        RunRecord[] all = [.. runs], whole = [.. all.Where(run => !run.Specification.IsAblation)];
        if (whole.Length > 0) all = whole;
        ComparisonGroup[] groups =
        [
            .. all.GroupBy(run => (Task: run.Task.Id, Protocol: run.Protocol.Id, run.Specification.Profile, run.Specification.Study))
                .OrderBy(group => group.Key.Task, StringComparer.Ordinal).ThenBy(group => OrderOf(group.Key.Protocol))
                    .ThenBy(group => group.Key.Protocol, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Profile, StringComparer.Ordinal).ThenBy(group => group.Key.Study, StringComparer.Ordinal)
                .Select(group => Group(group.Key.Task, group.Key.Protocol, group.Key.Profile, group.Key.Study, [.. group])),
        ];
        bool several = groups.Select(group => group.Study).Distinct().Count() > 1;
        return [.. groups.Select(group => WithLeakage(group, groups) with { AmongOtherStudies = several })];
    }

    /// <summary>The study that most models, tasks and protocols were run on; of equals the one that was run last. Null without runs.</summary>
    public static string? MainStudy(IEnumerable<RunEntry> runs) => runs.GroupBy(run => run.Study)
        .OrderByDescending(study => study.Select(run => (run.Label, run.Task, run.Protocol)).Distinct().Count())
        .ThenByDescending(study => study.Max(run => run.Started)).FirstOrDefault()?.Key;

    /// <summary>The best of a family by validation loss over all folds: for showing one of them. A test takes a choice inside the folds
    /// (<see cref="FoldChoice"/>).</summary>
    public static ComparisonRow? Best(IEnumerable<ComparisonRow> models, ModelFamily family) =>
        models.Where(row => row.Predictor.Family == family && row.ValidationLoss is not null).MinBy(row => row.ValidationLoss);

    private static ComparisonGroup Group(string task, string protocol, string profile, string study, RunRecord[] runs)
    {
        PrimaryScore score = PrimaryScore.For(runs[0].Task);
        RunRecord complete = runs.OrderBy(run => run.Specification.Withheld.Length > 0).ThenByDescending(run => run.Baselines.Count())
            .ThenByDescending(run => run.Environment.Started).First();
        Scored[] baselines = [.. complete.Baselines];
        BestConstant constant = BestConstant.Of(complete);
        ComparisonRow[] rows =
        [
            .. runs.GroupBy(run => (run.Specification.Model, run.Specification.Body, run.Specification.Withheld))
                .OrderBy(model => model.Key.Model, StringComparer.Ordinal).ThenBy(model => model.Key.Withheld, StringComparer.Ordinal)
                .ThenBy(model => model.Key.Body, StringComparer.Ordinal)
                .SelectMany(model => Variants([.. model], score)),
            .. baselines.Select(scored =>
                new ComparisonRow(PredictorIdentity.Of(scored), [], [scored], score)
                    { Tuned = [.. complete.TunedBaselines.Where(tuned => tuned.Name == scored.Name)] }),
        ];
        int seed = (int)runs[0].Specification.Seed;
        rows = [.. rows.Select(row => row with
        {
            Seed = seed,
            Interval = PrimaryScore.Interval(row.PerParticipant, seed),
            Lift = ParticipantMean.OfDifference(row.Of(Metrics.Accuracy).PerParticipant, constant.PerParticipant(Metrics.Accuracy), seed),
            PooledLift = row.PooledOf(Metrics.Accuracy) - constant.Pooled(Metrics.Accuracy),
        })];
        return DeclaredContrasts.Of(new ComparisonGroup(task, protocol, profile, study, rows, []), seed) with { Constant = constant };
    }

    // The profile's own settings come first and bear the model's plain name; without them, the settings that most runs share.
    private static List<ComparisonRow> Variants(RunRecord[] runs, PrimaryScore score)
    {
        List<ComparisonRow> rows = [];
        foreach (IGrouping<string,
            RunRecord> variant in runs.GroupBy(run => JsonSerializer.Serialize((run.Specification.Training, run.Specification.Weights), RunJson.Compact))
            .OrderByDescending(variant => TrainingVariant.Of(variant.First().Specification) is null).ThenByDescending(variant => variant.Count())
                .ThenByDescending(variant => variant.Max(run => run.Folds.Sum(fold => fold.History.Count))))
        {
            RunRecord[] seeds = [.. variant.GroupBy(run => run.Specification.Seed).OrderBy(same => same.Key)
                .Select(same => same.MaxBy(run => run.Environment.Started)!)];
            RunSpecification own = seeds[0].Specification;
            string? changed = rows.Count == 0 ? null : TrainingVariant.Of(own) ?? TrainingVariant.Other;
            int alike = rows.Count(row => changed is not null && row.Predictor.Variant?.Changed == changed);
            rows.Add(new ComparisonRow(PredictorIdentity.Of(own.Model, ModelVariant.Of(own) with { Changed = changed, Number = alike + 1 }), seeds,
                [.. seeds.Select(run => run.Model)],
                score)
            {
                Parameters = ParametersOf(seeds[0]),
                Tuned = seeds.All(run => run.Tuned is not null) ? [.. seeds.Select(run => run.Tuned!)] : [],
            });
        }

        return rows;
    }

    private static ComparisonGroup WithLeakage(ComparisonGroup group, ComparisonGroup[] all)
    {
        if (!group.Runs[0].Protocol.HoldsParticipantsApart || group.Runs[0].Protocol.AsReported) return group;
        ComparisonGroup? shared =
            all.FirstOrDefault(other => other.Protocol == Protocol.ReportA.Id
            && (other.Task, other.Profile, other.Study) == (group.Task, group.Profile, group.Study));
        return shared is null ? group
            : group with
            {
                Rows = [.. group.Rows.Select(row => shared.Rows.FirstOrDefault(other => other.Predictor == row.Predictor) is not { } there ? row
                    : row with
                    {
                        Leakage = Leaked(there, row, row.Score.Metric),
                        AccuracyLeakage = row.Score.IsBlindToIdentity ? Leaked(there, row, Metrics.Accuracy) : null,
                    })],
            };
    }

    // Of the same participants, in the row's order; nothing for who was not tested under random frames.
    private static ParticipantMean Leaked(ComparisonRow from, ComparisonRow to, Metric metric)
    {
        Dictionary<string, double?> scores = from.Seeds[0].PerParticipant.Zip(from.PerParticipantOf(metric), (person, score) => (person.Participant, score))
            .ToDictionary(pair => pair.Participant, pair => pair.score);
        return ParticipantMean.OfDifference([.. to.Seeds[0].PerParticipant.Select(person => scores.GetValueOrDefault(person.Participant))],
            to.PerParticipantOf(metric), to.Seed);
    }

    private static long? ParametersOf(RunRecord run)
    {
        string file = Path.Combine(run.Folder, run.Folds[0].WeightsFile);
        // A file without its frozen part cannot be counted: the registry's number, at the report's targets and 224 pixels, is the same to a decimal of a
        // million.
        return (File.Exists(file) ? ModelFile.Parameters(file) : null) ?? ModelRegistry.Find(run.Specification.Model).Parameters;
    }

    private static int OrderOf(string protocol) => protocol switch { "lopo" => 0, "within" => 2, "report-a" => 3, "report-b" => 4, _ => 1 };
}
