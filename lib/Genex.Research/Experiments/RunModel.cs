using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Weights;
using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>The model of a run as every fold starts it: fresh weights from the run's seed, the body's from the official file where it is there.</summary>
/// <remarks>
/// All folds of a run start from the same fresh weights; nothing that one fold learns reaches another. Runs of one seed start A.4, B.3 and B.3t from the same
/// body, so that what a frozen body computes is computed once for all of them.
/// </remarks>
internal sealed class RunModel : IDisposable
{
    /// <summary>What the weights of a body are called that was drawn at random.</summary>
    public const string Random = "random";

    private const int WeightsStream = 1, BodyStream = 2;
    private readonly WeightsCopy fresh;

    /// <param name="specification">Which model, seed and weights.</param>
    /// <param name="targets">K.</param>
    /// <param name="device">Where it computes.</param>
    public RunModel(RunSpecification specification, int targets, Device device)
    {
        Model = Fresh(specification, targets, device);
        fresh = WeightsCopy.Of(Model, TrainedParts.NamesOf(Model, specification.Training));
    }

    /// <summary>The model; it is the same object for every fold.</summary>
    public EmotionModel Model { get; }

    /// <summary>What a run's model starts from: the official file when it is there, else "random".</summary>
    public static string WeightsFor(string model) => ModelRegistry.Find(model).Body == BodyOrigin.Frozen ? FrozenBodyHead.Usual().Id
        : OfficialWeights.For(model) is { } official && WeightsStore.Default.Find(official) is not null
        ? official.File : Random;

    /// <summary>A model with the weights that the run's folds start from. The caller disposes it.</summary>
    /// <exception cref="FileNotFoundException">The run started from an official file that is no longer there.</exception>
    public static EmotionModel Fresh(RunSpecification specification, int targets, Device device)
    {
        ModelDescription description = ModelRegistry.Find(specification.Model);
        FrozenBody? frozen = description.Body == BodyOrigin.Frozen ? BodyOf(specification) : null;
        ModelSettings shape = new(targets, specification.ImageSize, frozen) { Signals = specification.SignalCount };
        if (specification.Training.Moments is { } moments) shape = shape with { Moments = moments };
        EmotionModel model = Trainer.CreateModel(description, shape, new SeededRandom(specification.Seed, WeightsStream).NextSeed());
        if (specification.Weights == ReleasedStart.Name) ReleasedStart.PutInto(model);
        else if (frozen is null && specification.Weights != Random && !InitialWeights.Load(model, specification.Model).Pretrained)
        {
            model.Dispose();
            throw new FileNotFoundException($"This run starts from {specification.Weights}, which is not in {WeightsStore.Default.Folder}; put it there, or "
                + $"name its folder in {EnvironmentVariables.Weights.Name}.", specification.Weights);
        }

        model.to(device);
        return model;
    }

    private static FrozenBody BodyOf(RunSpecification specification) => specification.Weights == Random
        ? new(FrozenBodyHead.Usual(), new SeededRandom(specification.Seed, BodyStream).NextSeed())
        : new(OnnxBodyFile.Find(specification.Weights) ?? throw new FileNotFoundException(
            $"This run's frozen body is {specification.Weights}, which is neither beside the library nor in {WeightsStore.Default.Folder}; put it there, "
            + "with its JSON.", specification.Weights));

    /// <summary>The model with its fresh weights back.</summary>
    public EmotionModel Restart()
    {
        fresh.PutInto(Model);
        return Model;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        fresh.Dispose();
        Model.Dispose();
    }
}
