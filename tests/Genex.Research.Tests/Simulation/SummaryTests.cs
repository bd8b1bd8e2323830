using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

public class SummaryTests
{
    [Theory]
    [InlineData(SummaryHeader.Percentages)]
    [InlineData(SummaryHeader.Triples)]
    public void The_summary_agrees_with_the_exported_events(SummaryHeader header)
    {
        var settings = new SimulationSettings { Participants = 4, Seconds = 30, Seed = 2, SummaryHeader = header };
        IReadOnlyList<SimulatedParticipant> participants = SimulatedParticipant.DrawAll(settings);
        string folder = Directory.CreateTempSubdirectory("genex-summary-").FullName;
        StudyExports.Write(folder, settings, participants);
        Study study = StudyReader.Read(folder);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(Provenance.Simulated, study.Provenance);
        foreach (Recording recording in study.Recordings)
        {
            double exposure = participants.Single(participant => participant.Id == recording.Participant).ExportMilliseconds;
            Assert.True(recording.Summary!.Count >= EmotionalTargets.Count);
            foreach (SummaryMetric metric in recording.Summary)
            {
                double active = recording.Expressions!.Where(item => Same(item.Channel, metric.Channel)).Sum(item => item.Interval.DurationMilliseconds);
                Assert.Equal(100 * active / exposure, metric.TimePercentage, 0.01);
                Assert.Equal(header == SummaryHeader.Triples ? 50 : null, metric.Threshold);
                if (header == SummaryHeader.Triples)
                    Assert.Equal(active * settings.FramesPerSecond / 1000, metric.FramesAtThreshold!.Value, 0.51);
            }
        }
    }

    private static bool Same(string one, string other) => string.Equals(one.Replace(" ", ""), other.Replace(" ", ""), StringComparison.OrdinalIgnoreCase);
}
