using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.OnnxGraphs;
using Genex.Research.Training;
using Google.Protobuf;
using Onnx;
using static TorchSharp.torch;
using DataType = Onnx.TensorProto.Types.DataType;

namespace Genex.Research.Prediction;

/// <summary>A trained run as one graph: every fold's scaling and network, the mean of their probabilities, and its calibration.</summary>
internal static class OnnxExport
{
    /// <summary>Names of inputs and outputs.</summary>
    public const string Frames = "frames", Features = "features", Signals = "signals", Present = "present", Logits = "logits",
        Probabilities = "probabilities";

    // Beyond, a logistic function has become 0 or 1 in 32 bits; within, its logarithm is still right.
    private const float LargestLogit = 80, LargestLogOdds = 30;

    /// <inheritdoc cref="RunOnnx.ToOnnx(TrainedRun, string, int?, IProgress{Progress}?, CancellationToken)"/>
    public static OnnxAgreement Write(TrainedRun run, string file, int? fold, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        FoldWeights[] folds = [.. run.Folds.Where(one => fold is null || one.Index == fold)];
        if (folds.Length == 0)
            throw new ArgumentOutOfRangeException(nameof(fold), fold, Invariant($"There is no fold {fold}; the run has {run.Folds.Count}, from 0 on."));
        AtomicFile.RequireWritable(file);
        try
        {
            Refuse(run.Specification);
            IReadOnlyList<TargetCalibration> calibrations = fold is null ? run.Calibrations : folds[0].Calibrations;
            using EmotionModel model = Bundle.Restore(run, CPU);
            model.eval();
            using OnnxTrial trial = new(run, folds[0].Inputs, model);
            ModelProto made = Made(run, folds, calibrations, model, trial, progress, cancellation);
            OnnxAgreement? agreement = null;
            AtomicFile.Place(file, beside =>
            {
                AtomicFile.Write(beside, made.WriteTo);
                agreement = trial.Compare(beside, calibrations);
            });
            return agreement!;
        }
        catch (OnnxExportException problem)
        {
            throw new OnnxExportException($"{run.Specification.Label} has no ONNX form: {problem.Message}.");
        }
    }

    private static void Refuse(RunSpecification run)
    {
        if (run.Withheld == "video") throw new OnnxExportException("the run did without the video, which its model still has an input for");
        if (run.Weights == RunModel.Random && ModelRegistry.Find(run.Model).Body == BodyOrigin.Frozen)
            throw new OnnxExportException("it stands on a frozen network whose weights this library draws at random, of which there is no file");
    }

    private static ModelProto Made(TrainedRun run, FoldWeights[] folds, IReadOnlyList<TargetCalibration> calibrations, EmotionModel model, OnnxTrial trial,
        IProgress<Progress>? progress, CancellationToken cancellation)
    {
        (OnnxGraph graph, int side) = (new OnnxGraph(), run.Specification.ImageSize);
        OnnxTexts texts = new(run, folds, calibrations);
        OnnxValue video = model.Body is OnnxBody body ? graph.Input(Features, DataType.Float, OnnxTexts.OfFeatures(body, side), body.Features)
            : graph.Input(Frames, DataType.Float, OnnxTexts.OfFrames(side), 3, side, side);
        (OnnxValue signals, OnnxValue present) = (default, default);
        if (ModelRegistry.Find(run.Specification.Model).Modalities.HasFlag(Modalities.Physical))
        {
            int count = run.Specification.SignalCount;
            signals = graph.Input(Signals, DataType.Float, OnnxTexts.OfSignals, count);
            OnnxValue given = graph.Input(Present, DataType.Bool, OnnxTexts.OfPresent, count);
            bool[] taken = [.. Enumerable.Range(0, count).Select(run.Takes)];
            present = taken.All(one => one) ? given : graph.Node("And", [given, graph.Flags([1, count], taken)]);
        }

        List<OnnxValue> logits = [];
        foreach (FoldWeights fold in folds)
        {
            cancellation.ThrowIfCancellationRequested();
            ModelFile.Load(fold.File, model);
            model.eval();
            OnnxValue known = signals == default ? default : Known(graph, signals, present, fold.Inputs);
            logits.Add(graph.Logits(model, new OnnxModelInputs(video, side, known, present)));
            trial.Add(model, fold.Inputs, folds.Length);
            progress?.Report(new Progress("writing the ONNX graph of", logits.Count, folds.Length, "folds"));
        }

        OnnxValue whole = LogOdds(graph, logits);
        graph.Output(Logits, whole, texts.OfLogits, calibrations.Count);
        graph.Output(Probabilities, Calibrated(graph, whole, calibrations), texts.OfProbabilities, calibrations.Count);
        ModelProto made = graph.ToModel();
        texts.PutInto(made);
        return made;
    }

    // Scaled in 64 bits and 0 where missing, as batches are made.
    private static OnnxValue Known(OnnxGraph graph, OnnxValue signals, OnnxValue present, FoldInputs fold)
    {
        OnnxValue apart = graph.Subtract(graph.Cast(signals, DataType.Double), graph.Doubles([.. fold.Means]));
        OnnxValue scaled = graph.Cast(graph.Node("Div", [apart, graph.Doubles([.. fold.Deviations])]), DataType.Float);
        return graph.Where(present, scaled, graph.Constant(0f));
    }

    // Of the mean of the folds' probabilities: both it and its complement are means of logistic functions, so that neither end is lost to rounding.
    private static OnnxValue LogOdds(OnnxGraph graph, List<OnnxValue> folds)
    {
        if (folds.Count == 1) return folds[0];
        OnnxValue[] clipped = [.. folds.Select(one => graph.Clip(one, -LargestLogit, LargestLogit))];
        OnnxValue Logarithm(IEnumerable<OnnxValue> values) => graph.Node("Log", [graph.Node("Mean", [.. values.Select(graph.Sigmoid)])]);
        return graph.Subtract(Logarithm(clipped), Logarithm(clipped.Select(one => graph.Node("Neg", [one]))));
    }

    // A target without a curve has the one that changes nothing.
    private static OnnxValue Calibrated(OnnxGraph graph, OnnxValue logits, IReadOnlyList<TargetCalibration> calibrations)
    {
        if (!calibrations.Any(one => one.IsFitted)) return graph.Sigmoid(logits);
        using Tensor slopes = tensor(calibrations.Select(one => (float)(one.Curve?.Slope ?? 1)).ToArray()),
            intercepts = tensor(calibrations.Select(one => (float)(one.Curve?.Intercept ?? 0)).ToArray());
        OnnxValue odds = graph.Clip(logits, -LargestLogOdds, LargestLogOdds);
        return graph.Sigmoid(graph.Add(graph.Multiply(odds, graph.Constant(slopes)), graph.Constant(intercepts)));
    }
}
