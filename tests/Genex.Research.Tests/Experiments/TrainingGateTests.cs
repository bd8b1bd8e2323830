using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Simulation;
using Genex.Research.Tests.Audit;
using Genex.Research.Tests.Simulation;

namespace Genex.Research.Tests.Experiments;

public sealed class TrainingGateTests : IDisposable
{
    private static readonly Profile Small = new("quick", "small", 32, 1);

    private readonly DirectoryInfo store = Directory.CreateTempSubdirectory("genex-runs-");

    public void Dispose() => store.Delete(recursive: true);

    [Fact]
    public void Training_refuses_data_that_the_audit_blocks_and_says_why()
    {
        using ReleasedFolder folder = new(ReleaseDefect.All);
        BlockedDataException refused = Assert.Throws<BlockedDataException>(() => Open(folder).Run("A.1", EmotionTask.Attention, Protocol.ReportA));
        Assert.All(refused.Report.Blocking, finding => Assert.Contains(finding.Check, refused.Message, StringComparison.Ordinal));
        Assert.Contains("--accept-findings", refused.Message, StringComparison.Ordinal);
        Assert.Empty(store.EnumerateDirectories());
    }

    [Fact]
    public void Findings_that_are_accepted_stand_in_every_result()
    {
        using ReleasedFolder folder = new(ReleaseDefect.All);
        Experiment accepted = Open(folder).AcceptingFindings();
        RunRecord made = accepted.Run("A.1", EmotionTask.Attention, Protocol.ReportA, change: settings => settings.WithEpochs(1)),
        read = new RunStore(store.FullName).Open("A.1");
        Assert.All(new[] { made, read }, run =>
        {
            Assert.Contains(run.Caveats, caveat => caveat.Contains("data that the audit blocks: near-duplicate-frames", StringComparison.Ordinal));
            Assert.Contains(run.Caveats, caveat => caveat.Contains("2 of 5 participants were spread over the frames by index", StringComparison.Ordinal));
        });
        Assert.Contains("near-duplicate-frames", File.ReadAllText(Path.Combine(made.Folder, "metrics.json")), StringComparison.Ordinal);
        Assert.True(accepted.WithoutSignals().AcceptsFindings);
    }

    [Fact]
    public void A_sound_study_is_trained_on_without_a_word()
    {
        using ReleasedFolder folder = new();
        RunRecord run = Open(folder).Run("B.1", EmotionTask.Emotions, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        Assert.DoesNotContain(run.Caveats, caveat => caveat.Contains("audit", StringComparison.Ordinal) || caveat.Contains("index", StringComparison.Ordinal));
        Assert.Null(run.Specification.AcceptedFindings);
    }

    [Fact]
    public void A_blocked_target_is_left_out_of_a_task_that_has_others_and_the_others_are_trained()
    {
        Experiment experiment = new(AuditStudy.LabelsByTime("Joy"), Small, seed: 1, new RunStore(store.FullName));
        RunRecord run = experiment.Run("A.1", EmotionTask.Emotions, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1));
        Assert.Equal(["Joy"], run.Specification.LeftOut);
        Assert.Contains("targets left out, since the data audit blocks them: Joy", run.Caveats);
        int joy = EmotionalTargets.IndexOf("Joy"), anger = EmotionalTargets.IndexOf("Anger");
        Assert.All(Enumerable.Range(0, run.Predictions.Known.GetLength(0)), row =>
        {
            Assert.False(run.Predictions.Known[row, joy]);
            Assert.True(run.Predictions.Known[row, anger]);
        });
        Assert.Contains("Joy", new RunStore(store.FullName).Open("A.1").Task.LeftOut);
        Assert.Null(experiment.AcceptingFindings().Specify("A.1", EmotionTask.Emotions, Protocol.LeaveOneParticipantOut).LeftOut);
        Assert.Null(experiment.Specify("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut).LeftOut);
    }

    [Fact]
    public void A_task_without_another_target_is_refused_by_name()
    {
        Experiment experiment = new(AuditStudy.LabelsByTime("Attention"), Small, seed: 1, new RunStore(store.FullName));
        BlockedDataException refused = Assert.Throws<BlockedDataException>(
            () => experiment.Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut));
        Assert.Contains("blocks training on binary attention", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'Attention'", refused.Message, StringComparison.Ordinal);
        Assert.Empty(store.EnumerateDirectories());
    }

    private Experiment Open(ReleasedFolder folder) =>
        new(StudyLoader.Load(folder.Root, Small.ImageSize, cacheFolder: Path.Combine(folder.Root, "cache")), Small, seed: 1, new RunStore(store.FullName));
}
