using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Benchmarks.Data;

/// <summary>Clocks of simulated recordings whose truth is known, and tables that have nothing to do with their video.</summary>
internal static class ClockTrials
{
    private const double Within = 40, Seconds = 60, Offset = 3000, Drift = 200;
    private const int RandomTables = 48;

    /// <summary>Recordings with offsets of -3 to 3 s and drifts of -200 to 200 ppm, a third of them without eye tracking; then random moments beside
    /// them.</summary>
    public static IEnumerable<DataFigure> Measure(string folder, int recordings)
    {
        string path = Path.Combine(folder, "clocks");
        StudySimulator.Write(path, new SimulationSettings
        {
            Participants = recordings,
            Seconds = Seconds,
            Seed = 11,
            ClockOffsetMilliseconds = new(-Offset, Offset),
            ClockDriftPartsPerMillion = new(-Drift, Drift),
            Missing = [new MissingModality(SimulatedSensor.EyeTracking, 1.0 / 3)],
        });
        Study study = StudyReader.Read(path);
        IReadOnlyList<AlignedRecording> aligned = StudyAligner.Align(study).Recordings;
        Dictionary<ParticipantId, ClockRelation> truth = Truth(path);
        double[] errors = [.. aligned.Where(one => one.Clock.Source == ClockSource.Estimated).Select(one => Error(truth[one.Participant], one.Clock))];
        yield return new("clocks/recordings", recordings, "recordings");
        yield return new("clocks/set", errors.Count(error => error <= Within), Invariant($"recordings within {Within} ms from beginning to end"));
        yield return new("clocks/refused", recordings - errors.Length, "recordings");
        yield return new("clocks/wrong", errors.Count(error => error > Within), "recordings");
        yield return new("clocks/largest-error", errors.DefaultIfEmpty(double.NaN).Max(), "ms");
        yield return new("clocks/median-error", errors.Order().ElementAtOrDefault(errors.Length / 2), "ms");

        Study random = study with { Recordings = [.. study.Recordings.Take(RandomTables).Select((one, place) => Random(one, new Random(place)))] };
        yield return new("clocks/random-tables", random.Recordings.Count, "recordings");
        yield return new("clocks/random-tables-set", StudyAligner.Align(random).Recordings.Count(one => one.Clock.Source == ClockSource.Estimated),
            "recordings");
    }

    private static double Error(ClockRelation truth, ClockRelation found) =>
        new[] { 0, 1000 * Seconds }.Max(moment => Math.Abs(truth.ToVideo(moment) - found.ToVideo(moment)));

    private static Recording Random(Recording one, Random random) => one with
    {
        Expressions = one.Expressions?.Select(action => action with { Interval = Moved(action.Interval, random) }).ToList(),
        Fixations = one.Fixations?.Select(gaze => gaze with { Interval = Moved(gaze.Interval, random) }).ToList(),
    };

    private static Interval Moved(Interval interval, Random random)
    {
        double onset = random.NextDouble() * 1000 * Seconds;
        return new Interval(onset, onset + interval.DurationMilliseconds);
    }

    private static Dictionary<ParticipantId, ClockRelation> Truth(string path)
    {
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "Truth", "truth.json")));
        return truth.RootElement.GetProperty("participants").EnumerateArray().ToDictionary(one => ParticipantId.Parse(one.GetProperty("id").GetString()!),
            one => new ClockRelation(one.GetProperty("clockOffsetMilliseconds").GetDouble(), one.GetProperty("drift").GetDouble(), 0, 0, ClockSource.Given));
    }
}
