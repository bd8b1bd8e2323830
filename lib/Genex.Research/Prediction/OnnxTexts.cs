using System.Text.Json;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Weights;
using Genex.Research.Recordings;
using Onnx;

namespace Genex.Research.Prediction;

/// <summary>What an ONNX file says about itself: what goes in and comes out, in which units, what the numbers were learnt from. It names nobody.</summary>
/// <param name="run">What is written.</param>
/// <param name="folds">Those of it that are.</param>
/// <param name="calibrations">Of its targets.</param>
internal sealed class OnnxTexts(TrainedRun run, IReadOnlyList<FoldWeights> folds, IReadOnlyList<TargetCalibration> calibrations)
{
    private const string Normalised = "(value / 255 - mean) / deviation, mean 0.485 0.456 0.406, deviation 0.229 0.224 0.225";

    /// <summary>Of the signals.</summary>
    public static string OfSignals => "The signals of each frame in the order of the metadata \"signals\", in the units of the tables (facial coding 0 or 1, "
        + "fixations count, ms, degrees, skin conductance count, microsiemens; a study's own in its own): the graph scales them. "
        + "What lies where one is missing is not read.";

    /// <summary>Of the mask.</summary>
    public static string OfPresent => "true where a signal was measured, false where it is missing.";

    /// <summary>Of the logits.</summary>
    public string OfLogits => folds.Count == 1 ? "What the model says of each target, log odds."
        : Invariant($"Log odds of the mean of the probabilities of {folds.Count} models, one of each fold, for each target.");

    /// <summary>Of the probabilities.</summary>
    public string OfProbabilities => calibrations.Any(one => one.IsFitted)
        ? "The probability of each target, behind its Platt curve where it has one (metadata \"calibration\")."
        : "The probability of each target: 1 / (1 + exp(-logits)). None is calibrated (metadata \"calibration\").";

    /// <summary>Of the frames.</summary>
    public static string OfFrames(int side) =>
        Invariant($"The participant's part of each frame as a square of {side} pixels: planes red, green, blue, each {Normalised}.");

    /// <summary>Of the features of a network in a file.</summary>
    public static string OfFeatures(OnnxBody body, int side)
    {
        OnnxBodySettings wants = body.Network.File.Settings;
        string resized = wants.Side == side ? "" : (wants.Side < side ? ", resized by the mean over areas (torch's adaptive_avg_pool2d) to "
            : ", resized bilinearly (torch's interpolate, align_corners=False) to ") + Invariant($"{wants.Side}");
        return $"What the network {body.Network.File.Id} makes of each frame, which is not in this file: its output \"{wants.Output}\""
            + $", the mean over positions where it has any. Its input \"{wants.Input}\" is the participant's part of a frame as a square of "
            + Invariant($"{side} pixels{resized}, planes {wants.Channels}, each (value x {wants.White} / 255 - mean) / deviation, mean ")
            + $"{Numbers(wants.Mean)}, deviation {Numbers(wants.Deviation)}.";
    }

    /// <summary>Writes the texts into a model.</summary>
    public void PutInto(ModelProto model)
    {
        RunSpecification what = run.Specification;
        (model.ProducerName, model.ProducerVersion, model.ModelVersion) =
            ("Genex.Research", typeof(OnnxTexts).Assembly.GetName().Version?.ToString(3) ?? "", 1);
        model.DocString = model.Graph.DocString = Description();
        IEnumerable<(string Key, string Value)> Said(string kind, IEnumerable<ValueInfoProto> values) =>
            values.Select(value => ($"{kind} {value.Name}", value.DocString)); // which runtimes do not show
        foreach ((string key, string value) in Entries(what).Concat(Said("input", model.Graph.Input)).Concat(Said("output", model.Graph.Output)))
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
    }

    private string Description()
    {
        RunSpecification what = run.Specification;
        return $"{what.Label}: {what.Task.Title}. " + (what.Provenance == Provenance.Simulated
            ? "Simulated data: it has learnt nothing about people. " : $"Learnt from {what.Provenance.ToString().ToLowerInvariant()} data. ")
            + (what.Body.Length > 0 ? $"{what.Body.Capital()}. " : "")
            + "Inputs and outputs say what they are. What a face shows is not what a person feels; not for decisions about anybody.";
    }

    private IEnumerable<(string Key, string Value)> Entries(RunSpecification what)
    {
        ModelDescription model = ModelRegistry.Find(what.Model);
        yield return ("run", what.Id);
        yield return ("model", $"{what.Model}, {model.Name}");
        yield return ("targets", Json(what.Task.Names));
        yield return ("sampling", Invariant($"frames of {what.ImageSize} x {what.ImageSize} pixels, {what.SamplesPerSecond} a second"));
        if (model.Modalities.HasFlag(Modalities.Physical)) yield return ("signals", Json(what.SignalNames));
        if (what.Withheld.Length > 0) yield return ("withheld", what.Withheld);
        yield return ("calibration", Json(calibrations.Select(one => new { target = one.Target, one.Curve?.Slope, one.Curve?.Intercept, one.Note })));
        if (folds.All(fold => fold.Thresholds is not null))
        {
            yield return ("thresholds", Json(calibrations.Select((_, target) => folds.Average(fold => fold.Thresholds![target]))));
            yield return ("thresholds of", "1 / (1 + exp(-logits)), before calibration: present from there on");
        }

        yield return ("folds", Json(folds.Select(fold => fold.Index)));
        yield return ("data", what.Provenance == Provenance.Simulated ? "simulated data" : what.Provenance.ToString().ToLowerInvariant());
        yield return ("weights at the start", what.Body.Length > 0 ? $"{what.Weights} ({what.Body})" : what.Weights);
        yield return ("held out", ModelCard.Held(run.Evidence).Replace("**", "", StringComparison.Ordinal));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, RunJson.Compact);

    private static string Numbers(double[] values) => string.Join(' ', values.Select(value => Invariant($"{value}")));
}
