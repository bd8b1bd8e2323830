using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>Writes the multimodal summary: one row per participant, consistent with the exported events.</summary>
internal static class SummaryWriter
{
    /// <summary>Writes the file, in one of the two headers seen.</summary>
    public static void Write(string path, SimulationSettings settings, IReadOnlyList<SimulatedParticipant> participants)
    {
        bool triples = settings.SummaryHeader switch
        {
            SummaryHeader.Triples => true,
            SummaryHeader.Percentages => false,
            _ => new SeededRandom(settings.Seed, -1, "summary header").IndexBelow(2) == 0,
        };
        string[] header = [StudyReader.Respondent, "Exposure Duration (ms)", .. EmotionalTargets.Names.SelectMany(name => triples
            ? new[] { $"{name} Threshold", $"{name} Frames >= Threshold", $"{name} Time Percentage" }
            : [$"FEA_ThresholdedMetrics_{name.Replace(" ", "")}TimePercentage"])];
        ExportWriter.Write(path, ExportWriter.Preamble("Multimodal summary metrics", settings), header,
            participants.Where(participant => participant.Has(SimulatedSensor.FacialCoding))
                .Select(IReadOnlyList<string> (participant) => Row(settings, participant, triples)));
    }

    private static List<string> Row(SimulationSettings settings, SimulatedParticipant participant, bool triples)
    {
        ILookup<string, double> durations = participant.Coded.ToLookup(item => item.Channel, item => item.Interval.DurationMilliseconds);
        List<string> row = [StudyExports.Typed(settings, participant).Replace('_', ' '), StudyExports.Number(participant.ExportMilliseconds)];
        foreach (string name in EmotionalTargets.Names)
        {
            double active = durations[name].Sum();
            string percentage = StudyExports.Number(Math.Round(100 * active / participant.ExportMilliseconds, 4));
            row.AddRange(triples ? ["50", StudyExports.Number(Math.Round(active * settings.FramesPerSecond / 1000)), percentage] : [percentage]);
        }

        return row;
    }
}
