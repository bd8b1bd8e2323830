using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Research.Tests.Experiments;

/// <summary>Every model runs on both tasks under every protocol: with an epoch of one batch per phase, which says nothing of the scores.</summary>
/// <remarks>Siblings of F.1 and of T.1 are the same class with another operator inside, which the contract test walks: they run on all targets once.</remarks>
public sealed class GridTests(GridTests.Kept kept) : IClassFixture<GridTests.Kept>, IDisposable
{
    private readonly RunFolder folder = new(kept.Folder);

    public static TheoryData<string, string> Cells
    {
        get
        {
            TheoryData<string, string> cells = [];
            foreach (ModelDescription model in ModelRegistry.All)
            {
                if (!IsSibling(model.Id)) cells.Add(model.Id, "attention");
                cells.Add(model.Id, "emotions");
            }

            return cells;
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Cells))]
    public void A_model_runs_on_a_task_under_every_protocol(string model, string task)
    {
        Experiment experiment = folder.Open(participants: 3, framesEach: 16);
        string[] protocols = IsSibling(model) ? ["k-groups-3"] : ["lopo", "k-groups-3", "within", "report-a", "report-b"];
        RunRecord[] runs = [.. protocols.Select(protocol => experiment.Run(model, EmotionTask.Parse(task), Protocol.Parse(protocol), change: Shortest))];
        Assert.All(runs, run =>
        {
            Assert.Equal(run.Protocol.Divide(experiment.Samples, run.Task).Sum(fold => fold.Test.Length), run.Predictions.Count);
            Assert.All(run.Predictions.Probabilities.Cast<double>(), probability => Assert.InRange(probability, 0, 1));
            Assert.NotNull(run.Model.Overall.ElementAccuracy);
            Assert.Equal(run.Protocol.AsReported, run.Tuned is null);
        });
        Assert.Equal(protocols.Length, Comparison.Groups(runs).Count);
    }

    private static bool IsSibling(string model) => model[0] is 'F' or 'T' && model is not ("F.1" or "T.1");

    private static TrainingSettings Shortest(TrainingSettings settings) =>
        settings with { BatchSize = 4, Phases = [.. settings.Phases.Select(phase => phase with { Epochs = 1, SamplesPerEpoch = 4 })] };

    /// <summary>All models look at the same samples: what a frozen body makes of them is computed once for all of its runs.</summary>
    public sealed class Kept : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-cache-");

        public string Folder => folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }
}
