using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>What was learnt in worlds whose truth is known, with when and how it was made: trainings of hours, shown where nobody trains for hours.</summary>
/// <param name="Command">That made the last of it.</param>
/// <param name="Date">When, UTC.</param>
/// <param name="Trials">In order of world, people, seed and length; all of one protocol and profile, so that they can be read together.</param>
public sealed record WorldRecord(string Command, string Date, IReadOnlyList<WorldTrial> Trials)
{
    private const string Resource = "Genex.Research.worlds.learnt.json";

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private static readonly Lazy<WorldRecord> Read = new(ReadKept);

    /// <summary>The record that this project keeps; without a trial where it keeps none.</summary>
    public static WorldRecord Kept => Read.Value;

    /// <summary>The length of recording that most trials have, in seconds: what is said of a world is said of that. Others tell what minutes are worth
    /// (<see cref="RecordedCurve.OverSeconds"/>).</summary>
    [JsonIgnore]
    public double UsualSeconds => Trials.GroupBy(trial => trial.Seconds).MaxBy(same => same.Count())?.Key ?? 0;

    /// <summary>Numbers of people for which there are trials of a world of the usual length, rising.</summary>
    /// <param name="world">Its name.</param>
    public IReadOnlyList<int> SizesOf(string world) => [.. UsualOf(world).Select(trial => trial.People).Distinct().Order()];

    /// <summary>All trials of a world with so many people and of the usual length as one: every seed draws other people.</summary>
    /// <param name="world">Its name.</param>
    /// <param name="people">In each trial.</param>
    /// <param name="draws">Seeds of the draws that are taken. Default all.</param>
    /// <returns>Null where there is none.</returns>
    public WorldResult? Of(string world, int people, IReadOnlyCollection<int>? draws = null)
    {
        WorldTrial[] trials = [.. UsualOf(world).Where(trial => trial.People == people && (draws is null || draws.Contains(trial.Seed)))];
        if (trials.Length == 0) return null;
        return new(world, trials[0].Something)
        {
            Shared = SharedOf(trials),
            DrawOf = [.. trials.SelectMany(trial => Enumerable.Repeat(trial.Seed, ScoredOf(trial)))],
            Scores = [.. trials.SelectMany(trial => trial.Scores).GroupBy(score => score.Name).OrderBy(same => same.First().IsBaseline).Select(same =>
                same.First() with
                {
                    // In every predictor the same person has the same place, so that two can be compared; null where one was not tried on that draw.
                    PerPerson = [.. trials.SelectMany(trial => trial.Scores.FirstOrDefault(score => score.Name == same.Key)?.PerPerson
                        ?? [.. Enumerable.Repeat<double?>(null, ScoredOf(trial))])],
                    Training = same.Select(score => score.Training).Average(),
                    Map = Together([.. same.Select(score => score.Map).OfType<MapPlace>()]),
                })],
        };
    }

    /// <summary>Seeds of the draws of people that a predictor was tried on with every number of them that it was tried with, recordings of the usual length: on
    /// those, sizes can be compared. All of its draws where none has every size.</summary>
    /// <param name="world">Name of the world.</param>
    /// <param name="predictor">Name of a model or baseline.</param>
    /// <exception cref="ArgumentException">It was not tried there.</exception>
    public IReadOnlyList<int> DrawsOf(string world, string predictor)
    {
        WorldTrial[] own = [.. UsualOf(world).Where(trial => trial.Scores.Any(score => score.Name == predictor))];
        return own.Length == 0 ? throw NotTried(world, predictor) : WholeDraws.Of(own.Select(trial => (trial.Seed, trial.People)));
    }

    /// <summary>The trials with the most people in which a predictor was tried.</summary>
    /// <param name="world">Name of the world.</param>
    /// <param name="predictor">Name of a model or baseline.</param>
    /// <exception cref="ArgumentException">It was not tried there.</exception>
    public WorldResult Largest(string world, string predictor) => SizesOf(world).Reverse().Select(size => Of(world, size)!)
        .FirstOrDefault(result => result.Scores.Any(score => score.Name == predictor))
        ?? throw NotTried(world, predictor);

    /// <summary>Looks whether trials of some effort may join this record.</summary>
    /// <param name="protocol">Id of the protocol.</param>
    /// <param name="profile">Id of the profile.</param>
    /// <exception cref="ArgumentException">They may not: those that are here were made otherwise.</exception>
    public void RequireEffort(string protocol, string profile)
    {
        if (Trials.FirstOrDefault(one => (one.Protocol, one.Profile) != (protocol, profile)) is { } other)
            throw new ArgumentException($"The record holds trials of {other.Protocol}, profile {other.Profile}, which cannot be "
                + $"read together with {protocol}, profile {profile}; name another file with --record.");
    }

    /// <summary>With another trial; what one of the same world, people, seed and length knew of other models is kept.</summary>
    /// <param name="trial">The new one.</param>
    /// <param name="command">That made it.</param>
    /// <param name="now">The date.</param>
    /// <exception cref="ArgumentException">It was made with another protocol or profile than those that are here.</exception>
    public WorldRecord With(WorldTrial trial, string command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(trial);
        RequireEffort(trial.Protocol, trial.Profile);
        IEnumerable<WorldScore> before = Trials.Where(one => one.Key == trial.Key).SelectMany(one => one.Scores)
            .Where(score => trial.Scores.All(fresh => fresh.Name != score.Name));
        WorldTrial merged = trial with
        {
            Shared = trial.Shared ?? Trials.FirstOrDefault(one => one.Key == trial.Key)?.Shared,
            Scores = [.. before.Concat(trial.Scores).OrderBy(score => score.IsBaseline).Select(Rounded)],
        };
        return new(command, Invariant($"{now.UtcDateTime:yyyy-MM-dd}"),
            [.. Trials.Where(one => one.Key != trial.Key).Append(merged).OrderBy(one => one.World, StringComparer.Ordinal).ThenBy(one => one.People)
                .ThenBy(one => one.Seed).ThenBy(one => one.Seconds)]);
    }

    /// <summary>As a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>From a file.</summary>
    /// <exception cref="InvalidDataException">It is not such a record; the message names the file.</exception>
    public static WorldRecord Load(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<WorldRecord>(File.ReadAllText(file), Json) ?? throw new JsonException("it is empty");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file} is no record of worlds: {exception.Message}; name another file, or delete it.", exception);
        }
    }

    private IEnumerable<WorldTrial> UsualOf(string world)
    {
        double usual = UsualSeconds;
        return Trials.Where(trial => trial.World == world && trial.Seconds.Equals(usual));
    }

    internal static ArgumentException NotTried(string world, string predictor) =>
        new($"The record has no {predictor} in the world \"{world}\".", nameof(predictor));

    private static int ScoredOf(WorldTrial trial) => trial.Scores.Max(score => score.PerPerson.Count);

    // Those of different draws as different folds; null where one of them does not say.
    private SharedTraining? SharedOf(WorldTrial[] trials)
    {
        SharedTraining[] known = [.. trials.Select(SharedOf).OfType<SharedTraining>()];
        if (known.Length < trials.Length) return null;
        int folds = known.Max(one => one.FoldOf.Max()) + 1;
        return new([.. known.SelectMany((one, draw) => one.FoldOf.Select(fold => (draw * folds) + fold))], known.Average(one => one.TestToTraining));
    }

    // A protocol divides people by their number alone (ParticipantGroups), so that an older trial has the folds of one of as many people that says them.
    private SharedTraining? SharedOf(WorldTrial trial) => Trials.Where(other => other.Protocol == trial.Protocol && other.People == trial.People).Prepend(trial)
        .Select(other => other.Shared).FirstOrDefault(shared => shared?.FoldOf.Count == ScoredOf(trial));

    private static WorldScore Rounded(WorldScore score) => score with
    {
        Training = Rounded(score.Training),
        PerPerson = [.. score.PerPerson.Select(Rounded)],
        Map = score.Map is { } map ? new(map.Kind, Math.Round(map.Share, 4), Math.Round(map.Area, 4), [.. map.PerPerson.Select(Rounded)]) : null,
    };

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 4) : null;

    private static MapPlace? Together(MapPlace[] maps) => maps.Length == 0 ? null
        : new(maps[0].Kind, maps.Average(map => map.Share), maps.Average(map => map.Area), [.. maps.SelectMany(map => map.PerPerson)]);

    private static WorldRecord ReadKept()
    {
        using Stream? stream = typeof(WorldRecord).Assembly.GetManifestResourceStream(Resource);
        WorldRecord none = new("", "", []);
        return stream is null ? none : JsonSerializer.Deserialize<WorldRecord>(stream, Json) ?? none;
    }
}
