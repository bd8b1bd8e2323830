using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>What a preparation left, on the console and as JSON.</summary>
internal static class PreparationOutput
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>A line for each recording, what was wrong, and where the rest is to be read.</summary>
    public static void Write(Preparation made)
    {
        Terminal.Write(new Table("What became of each recording",
            [Column.Text("recording"), Column.Text("state"), Column.Number("rows", "0"), Column.Text("picture"), Column.Text("clock")],
            made.Recordings.Select(one => (IReadOnlyList<object?>)[one.Label, PreparationLog.Word(one.State), one.FrameIndices.Count, one.Region?.Region.Text,
                one.Clock?.Source.Text()]))
        { Provenance = made.Study.Provenance });
        foreach (string note in made.Recordings.Where(one => one.State != PreparedState.Whole).SelectMany(one => one.Notes))
            Console.WriteLine(Terminal.Wrap(note));
        Console.WriteLine(Terminal.Wrap(Invariant($"{made.Store}: {Count(made, PreparedState.Whole)} recordings whole, ")
            + Invariant($"{Count(made, PreparedState.Damaged)} damaged, {Count(made, PreparedState.LeftOut)} left out")
            + (made.Kept == 0 ? "." : Invariant($"; {made.Kept} were there already."))));
        Console.WriteLine(Terminal.Wrap($"Audit: {made.Audit.Summary} Each finding is in audit.json, everything else that was noticed in log.txt."));
    }

    /// <summary>One object: the store, its recordings, and how many findings block.</summary>
    public static string Json(Preparation made) => JsonSerializer.Serialize(new
    {
        made.Store,
        Provenance = made.Study.Provenance.ToString(),
        made.Kept,
        Recordings = made.Recordings.Select(one => new
        {
            Participant = one.Participant.ToString(),
            one.Stimulus,
            State = PreparationLog.Word(one.State),
            Rows = one.FrameIndices.Count,
            one.VideoFrames,
            Region = one.Region?.ToString(),
            Clock = one.Clock?.Source.Text(),
            one.Clock?.OffsetMilliseconds,
            one.Notes,
        }),
        Findings = made.Audit.Findings.Select(one => new { one.Check, Severity = AuditJson.Word(one.Severity), one.Target }),
    }, Indented);

    private static int Count(Preparation made, PreparedState state) => made.Recordings.Count(one => one.State == state);
}
