using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>A fold of a finished run brought back: the trained model, and inputs scaled as it saw them.</summary>
/// <example><code>
/// using var trained = experiment.LoadFold(run, fold: 0);
/// using var maps = AttentionRollout.Of(trained.Model, trained.Input(trained.Fold.Test[0]).Video);
/// </code></example>
public sealed class TrainedFold : IDisposable
{
    private readonly BatchSource source;
    private readonly InferencePrecision precision;

    private TrainedFold(EmotionModel model, Fold fold, BatchSource source, InferencePrecision precision) =>
        (Model, Fold, this.source, this.precision) = (model, fold, source, precision);

    /// <summary>With the weights of the best epoch, in evaluation mode.</summary>
    public EmotionModel Model { get; }

    /// <summary>Places of training, validation and test samples.</summary>
    public Fold Fold { get; }

    /// <summary>Where its batches come from.</summary>
    internal BatchSource Source => source;

    /// <summary>The batch a model takes for these samples: frames as they are, signals scaled as in training. The caller, or the dispose scope around, disposes
    /// its tensors.</summary>
    public ModelInput Input(params ReadOnlySpan<int> samples) => ModelInput.Of(source.Take(samples, Model.Moments));

    /// <summary>Logits of these samples in the run's precision, M x K row by row.</summary>
    public float[] Logits(params ReadOnlySpan<int> samples) => Predictor.Logits(Model, source, samples, null, precision);

    /// <summary>Brings a fold back.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="samples">The samples it was made on.</param>
    /// <param name="fold">Place of the fold, from 0.</param>
    /// <exception cref="ArgumentException">The run is of other samples, or has no such fold.</exception>
    /// <exception cref="InvalidDataException">The weights file is damaged; the message says which.</exception>
    public static TrainedFold Load(RunRecord run, SampleSet samples, int fold)
    {
        if (run.Specification.Data != samples.Fingerprint)
            throw new ArgumentException($"Run {run.Specification.Id} was made on other samples than the ones given.", nameof(run));
        if (fold < 0 || fold >= run.Folds.Count)
            throw new ArgumentException(Invariant($"Run {run.Specification.Id} has folds 0 to {run.Folds.Count - 1}; there is no fold {fold}."), nameof(fold));
        Fold division = run.Protocol.Divide(samples, run.Task)[fold];
        EmotionModel model = RunModel.Fresh(run.Specification, run.Task.Count, CPU);
        try
        {
            RunFiles.Require(run.Folder, run.Folds[fold].WeightsFile);
            ModelFile.Load(Path.Combine(run.Folder, run.Folds[fold].WeightsFile), model);
            model.eval();
            Standardiser scaling = run.Specification.ScalingOf(samples, division.Train);
            BatchSource batches = new(samples, run.Task, scaling, side: run.Specification.ImageSize) { Parts = division.Parts(samples.Count) };
            return new TrainedFold(model, division, batches, run.Specification.Training.Inference);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Model.Dispose();
        source.Dispose();
    }
}
