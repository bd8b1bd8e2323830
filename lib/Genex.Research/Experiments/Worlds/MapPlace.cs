using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Inspection;
using Genex.Research.Simulation;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>How much of a model's maps lies where the expression is, in a study where that is known.</summary>
/// <param name="Kind">Which maps: "Grad-CAM" or "attention rollout".</param>
/// <param name="Share">Fraction of the maps' weight on pixels that the expression changes, mean over people; 0 to 1.</param>
/// <param name="Area">Fraction of the frame that those pixels are: what a uniform map would have.</param>
/// <param name="PerPerson">Share minus area, one per person; null where nothing moves or the maps are empty.</param>
public sealed record MapPlace(string Kind, double Share, double Area, IReadOnlyList<double?> PerPerson)
{
    private const int FramesEach = 8;

    /// <summary>Looks at frames of people whom the model was not trained on.</summary>
    /// <param name="experiment">Of a simulated study in memory.</param>
    /// <param name="world">Its settings.</param>
    /// <param name="run">A finished run of it.</param>
    /// <param name="cancellation">Stops between people.</param>
    /// <returns>Null for a model whose body has no maps.</returns>
    public static MapPlace? Of(Experiment experiment, SimulatedWorld world, RunRecord run, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(run);
        if (ModelRegistry.Find(run.Specification.Model).Body == BodyOrigin.Frozen) return null;
        SampleSet samples = experiment.Samples;
        List<(double Share, double Area)?> people = [];
        string kind = "";
        for (int fold = 0; fold < run.Folds.Count; fold++)
        {
            using TrainedFold trained = experiment.LoadFold(run, fold);
            kind = trained.Model.Body is VisionTransformer ? "attention rollout" : "Grad-CAM";
            foreach (IGrouping<int, int> person in trained.Fold.Test.GroupBy(sample => samples.ParticipantOf[sample]))
            {
                cancellation.ThrowIfCancellationRequested();
                people.Add(Person(trained, samples, world, person.Key, EvenSpread.Of([.. person], FramesEach)));
            }
        }

        (double Share, double Area)[] seen = [.. people.OfType<(double, double)>()];
        return seen.Length == 0 ? null
            : new(kind, seen.Average(one => one.Share), seen.Average(one => one.Area), [.. people.Select(one => one?.Share - one?.Area)]);
    }

    private static (double Share, double Area)? Person(TrainedFold trained, SampleSet samples, SimulatedWorld world, int person, int[] which)
    {
        IReadOnlyList<AlignedRow> rows = samples.Study.Recordings[person].Rows;
        int first = Array.IndexOf(samples.ParticipantOf, person);
        bool[][] places = ExpressionPlace.Of(world.Settings, samples.Participants[person],
            [.. which.Select(sample => rows[sample - first].FrameIndex)], samples.Frames.Side);
        using DisposeScope scope = NewDisposeScope();
        ModelInput input = trained.Input(which);
        Tensor maps = trained.Model.Body is VisionTransformer ? AttentionRollout.Of(trained.Model, input.Video) : GradCam.Of(trained.Model, input, 0);
        int side = samples.Frames.Side;
        Tensor place = tensor(places.SelectMany(one => one.Select(flag => flag ? 1f : 0f)).ToArray()).reshape(which.Length, side, side);
        Tensor fine = nn.functional.interpolate(maps.unsqueeze(1), [side, side], mode: InterpolationMode.Nearest).squeeze(1);
        double all = fine.sum().item<float>(), area = place.mean().item<float>();
        return all > 0 && area > 0 ? ((fine * place).sum().item<float>() / all, area) : null;
    }
}
