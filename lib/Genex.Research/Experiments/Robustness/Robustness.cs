using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Models;

#pragma warning disable MA0048 // a curve, its points, and how it is taken

namespace Genex.Research.Experiments;

/// <summary>A score at one level of a corruption.</summary>
/// <param name="Level">In the corruption's unit.</param>
/// <param name="PerParticipant">In order of id; null where undefined.</param>
/// <param name="Mean">Over participants.</param>
/// <param name="Interval">Of the mean; null without spread.</param>
public sealed record RobustnessPoint(double Level, IReadOnlyList<double?> PerParticipant, double? Mean, ParticipantInterval? Interval);

/// <summary>A score against the level of one corruption.</summary>
/// <param name="Corruption">Its name.</param>
/// <param name="Unit">Of the levels.</param>
/// <param name="Modality">What it touches.</param>
/// <param name="Score">What is scored.</param>
/// <param name="Points">Rising, from level 0.</param>
public sealed record RobustnessCurve(string Corruption, string Unit, Modalities Modality, PrimaryScore Score, IReadOnlyList<RobustnessPoint> Points)
{
    /// <summary>Where the samples come from.</summary>
    public Recordings.Provenance? Provenance { get; init; }

    /// <summary>Area under each participant's curve over the levels' range, so that a score that never falls has its own value for an area; null where a point
    /// is undefined.</summary>
    public IReadOnlyList<double?> Areas => [.. Enumerable.Range(0, Points[0].PerParticipant.Count).Select(AreaOf)];

    /// <summary>Mean of the areas over participants.</summary>
    public double? Area => Areas.Average();

    /// <summary>Interval of the mean area.</summary>
    public ParticipantInterval? AreaInterval(int seed) => PrimaryScore.Interval(Areas, seed);

    /// <summary>Score lost from level 0 to the highest, participant by participant.</summary>
    public PairedContrast Loss(int seed) => PairedContrast.Of(Points[0].PerParticipant, Points[^1].PerParticipant, seed);

    private double? AreaOf(int participant)
    {
        double? sum = 0;
        for (int point = 1; point < Points.Count; point++)
            sum += (Points[point].Level - Points[point - 1].Level) * (Points[point].PerParticipant[participant]
                + Points[point - 1].PerParticipant[participant]) / 2;
        return Points.Count < 2 ? Points[0].PerParticipant[participant] : sum / (Points[^1].Level - Points[0].Level);
    }
}

/// <summary>How a trained model holds up on test samples that are worse than those it learnt from.</summary>
public static class Robustness
{
    /// <summary>Every corruption of the modalities that the model looks at; nothing is trained.</summary>
    /// <param name="run">A finished run with its weights.</param>
    /// <param name="samples">The samples that it was made on.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="ArgumentException">The samples are not those of the run.</exception>
    public static IReadOnlyList<RobustnessCurve> Curves(RunRecord run, SampleSet samples, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        PrimaryScore score = PrimaryScore.For(run.Task);
        Modalities seen = ModelRegistry.Find(run.Specification.Model).Modalities;
        Corruption[] corruptions = [.. Corruption.All(samples, run.Specification.Seed, cancellation).Where(corruption => seen.HasFlag(corruption.Modality))];
        (Corruption Corruption, double Level)[] cells =
            [.. corruptions.SelectMany(corruption => corruption.Levels.Skip(1).Select(level => (corruption, level)))];
        IReadOnlyList<Scored> scores = Rescoring.Score(
            run, samples, [(set, _) => set,
                .. cells.Select(cell => (Func<SampleSet, int[], SampleSet>)((set, places) => cell.Corruption.Apply(set, places, cell.Level)))], progress,
                cancellation);
        RobustnessPoint start = Point(0, scores[0]);
        return [.. corruptions.Select(corruption => new RobustnessCurve(corruption.Name, corruption.Unit, corruption.Modality, score,
            [start, .. cells.Select((cell, place) => (cell, place)).Where(pair => pair.cell.Corruption == corruption)
                .Select(pair => Point(pair.cell.Level, scores[pair.place + 1]))])
            { Provenance = run.Specification.Provenance })];

        RobustnessPoint Point(double level, Scored scored)
        {
            double?[] people = [.. scored.PerParticipant.Select(person => score.Of(person.Scores))];
            return new RobustnessPoint(level, people, people.Average(), PrimaryScore.Interval(people, (int)run.Specification.Seed));
        }
    }
}
