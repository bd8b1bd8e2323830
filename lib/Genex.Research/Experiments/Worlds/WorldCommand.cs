using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>The commands that make again what is shown of a record: those that made it may have tried other models as well.</summary>
/// <param name="Line">"genex worlds --world face --model A.1 --participants 32 --seed 1".</param>
/// <param name="OtherSizes">Other numbers of participants for which the same was done.</param>
/// <param name="OtherSeeds">Other seeds with which the same was done.</param>
/// <param name="OtherLengths">Other lengths, in seconds, for which the same was done.</param>
internal sealed record WorldCommand(string Line, IReadOnlyList<int> OtherSizes, IReadOnlyList<int> OtherSeeds, IReadOnlyList<int> OtherLengths)
{
    private const string OnSignals = " on ";

    /// <summary>One for each set of models that was tried with several sizes and seeds, recordings of the usual length.</summary>
    /// <param name="record">What is known.</param>
    /// <param name="world">Name of the world.</param>
    /// <param name="predictors">Labels of models and baselines that are shown; empty for every model.</param>
    public static IReadOnlyList<WorldCommand> Of(WorldRecord record, string world, IReadOnlyList<string> predictors) =>
    [
        .. Shown(record.Trials.Where(trial => trial.World == world && trial.Seconds.Equals(record.UsualSeconds)), predictors)
            .GroupBy(one => (string.Join(',', one.Labels), one.Trial.Seed))
            .Select(same => (same.First().Labels, same.First().Trial, Sizes: (int[])[.. same.Select(one => one.Trial.People).Distinct().OrderDescending()]))
            .GroupBy(one => (string.Join(',', one.Labels), string.Join(',', one.Sizes)))
            .Select(same => new WorldCommand(Text(same.First().Trial, same.First().Labels, same.First().Sizes[0]), same.First().Sizes[1..],
                [.. same.Select(one => one.Trial.Seed).Order().Skip(1)], [])),
    ];

    /// <summary>For each number of people and seed that was tried with three lengths of recording or more: one for each set of models.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<WorldCommand> OverSeconds(WorldRecord record, string world, IReadOnlyList<string> predictors) =>
    [
        .. Shown(record.Trials.Where(trial => trial.World == world), predictors).GroupBy(one => (one.Trial.People, one.Trial.Seed))
            .Where(same => same.Select(one => one.Trial.Seconds).Distinct().Count() > 2).SelectMany(same => same.GroupBy(one => string.Join(',', one.Labels)))
            .Select(same => same.OrderByDescending(one => one.Trial.Seconds).ToArray())
            .Select(same => new WorldCommand(Text(same[0].Trial, same[0].Labels, same[0].Trial.People), [], [],
                [.. same.Skip(1).Select(one => (int)one.Trial.Seconds)])),
    ];

    // The labels that are shown of each trial; those whose epochs were chosen by one score are made by one command.
    private static IEnumerable<(WorldTrial Trial, string[] Labels)> Shown(IEnumerable<WorldTrial> trials, IReadOnlyList<string> predictors) =>
        trials.SelectMany(trial => trial.Scores
            .Where(score => !score.IsBaseline && (predictors.Count == 0 || predictors.Contains(score.Name) || predictors.Contains(score.Predictor)))
            .Select(score => score.Name).Order().GroupBy(EpochBy).Select(labels => (trial, labels.ToArray())));

    /// <summary>Whether a predictor has the signals of the sensor that also makes the targets.</summary>
    public static bool HasFacialCoding(WorldScore score)
    {
        string name = score.Predictor ?? score.Name;
        return score.IsBaseline ? name is BaselineNames.FacialCoding or BaselineNames.AllSignals or BaselineNames.Shuffled
            : ModelRegistry.All.FirstOrDefault(model => model.Id == name.Split(' ', ',')[0]) is { Family: ModelFamily.Fusion } && SetOf(name) is "all" or "28";
    }

    private static string Text(WorldTrial trial, string[] labels, int people)
    {
        string[] models = [.. labels.Select(label => label.Split(' ', ',')[0]).Distinct()];
        string[] sets = [.. labels.Where(label => ModelRegistry.Find(label.Split(' ', ',')[0]).Family == ModelFamily.Fusion).Select(SetOf).Distinct()];
        return Invariant($"genex worlds --world {trial.World.Split(' ')[0]} --model {string.Join(',', models)}")
            + (sets.Length == 0 ? "" : $" --signals {string.Join(',', sets)}")
            + Invariant($" --participants {people} --seconds {trial.Seconds} --protocol {trial.Protocol} --profile {trial.Profile} --seed {trial.Seed}")
            + (EpochBy(labels[0]) is { } score ? $" --choose-epoch-by {WatchedScores.NameOf(score)}" : "");
    }

    // Null where it was the profile's own.
    private static WatchedScore? EpochBy(string label) => Enum.GetValues<WatchedScore>()
        .Where(score => label.EndsWith(WorldTrial.EpochBy(score), StringComparison.Ordinal)).Select(score => (WatchedScore?)score).FirstOrDefault();

    private static string SetOf(string label) =>
        label.Split(OnSignals) is [_, var rest] ? new string([.. rest.TakeWhile(char.IsAsciiDigit)]) : "all";
}
