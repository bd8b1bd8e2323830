using System.Globalization;
using System.Text;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Recordings;

namespace Genex.Research.Prediction;

/// <summary>The text beside a bundle's weights: what they are, what they were learnt from, how far they can be trusted.</summary>
/// <remarks>The headings of Mitchell et al. 2019, "Model cards for model reporting", as far as a run knows their content.</remarks>
internal static class ModelCard
{
    /// <summary>Markdown.</summary>
    public static string Of(BundleIndex bundle)
    {
        RunSpecification run = bundle.Specification;
        HeldOutEvidence evidence = bundle.Evidence;
        ModelDescription model = ModelRegistry.Find(run.Model);
        StringBuilder text = new();
        Line($"# {run.Label}: {run.Task.Title}");
        Line(Invariant($"Written by Genex.Research {bundle.Library.Split('+')[0]} from the run {run.Id}. Predict with it: `genex predict BUNDLE VIDEO`."));

        Line("## Model");
        Line(Invariant($"{model.Id}, frames of {run.ImageSize} x {run.ImageSize} pixels, {run.SamplesPerSecond} a second")
            + (model.Modalities.HasFlag(Modalities.Physical) ? ", and the 33 physical signals (missing ones are masked)." : ", video alone."));
        if (run.Faces is { } faces) Line($"Frames are cropped to the face that is found in them ({faces.Text}); a frame without one is a missing picture.");
        Line($"It gives a probability for each of: {string.Join(", ", run.Task.Names)}. Weights at the start: {run.Weights}.");
        if (model.Body == BodyOrigin.Frozen)
            Line($"It stands on the frozen network {run.Weights}, which is not in the bundle and must be in the weights folder.");
        Line(Invariant($"{bundle.Folds.Count} sets of weights, one for each fold. A new person gets the mean of their probabilities; a recording of the run's ")
            + "own study, known by its pixels, the fold that held it out.");

        Line("## Training data");
        Line(run.Provenance == Provenance.Simulated
            ? Invariant($"**Simulated data**: {evidence.People} drawn people, {evidence.Samples} sampled frames. It has learnt nothing about people.")
            : Invariant($"{evidence.People} people, {evidence.Samples} sampled frames, of {run.Provenance.ToString().ToLowerInvariant()} origin."));
        Line("The bundle holds neither frames nor names.");

        Line("## How far to trust it");
        Line(Held(evidence));
        foreach (string caveat in evidence.Caveats) text.AppendLine(CultureInfo.InvariantCulture, $"- {caveat}");
        text.AppendLine();

        Line("## Calibration");
        foreach (TargetCalibration target in bundle.Calibrations) text.AppendLine(CultureInfo.InvariantCulture, $"- {target.Target}: {target.Note}.");
        text.AppendLine();

        if (bundle.Onnx is { } onnx)
        {
            Line("## ONNX");
            Line(Portable(bundle, onnx));
        }

        Line("## Limits");
        Line("What a face shows is not what a person feels (Barrett et al. 2019). The targets are the output of a facial-coding program, not reports of "
            + "people. Not for decisions about anybody.");
        Line("## Licence");
        Line("Not stated by the run. Who passes the bundle on says under which terms.");
        return text.ToString().TrimEnd() + "\n";

        void Line(string line) => text.AppendLine(line).AppendLine();
    }

    private static string Portable(BundleIndex bundle, BundleOnnx onnx) => onnx is { File: { } file, Agreement: { } agreement }
        ? $"{file.Name} is for programs without this library: " + (bundle.Folds.Count == 1 ? "the network" : "the networks of all folds, the mean of them")
            + " and its calibration in one graph, which takes a frame by itself and says what its inputs and outputs are. "
            + Invariant($"On {agreement.Rows} drawn frames its probabilities differ from torch's by {agreement.Probability:0.0E+00} at most (log odds: ")
            + Invariant($"{agreement.LogOdds:0.0E+00}).")
            + (ModelRegistry.Find(bundle.Specification.Model).Body == BodyOrigin.Frozen
                ? " It begins at the features of the frozen network, whose file has operators of its own version and does not come with the bundle." : "")
        : onnx.Refusal ?? "There is none.";

    /// <summary>The held-out score as a sentence.</summary>
    public static string Held(HeldOutEvidence evidence) => (evidence.Value is { } value
        ? Invariant($"On {(evidence.PeopleApart ? "people" : "frames of people")} it had not learnt from it reaches a {evidence.Score} of {value:0.000}")
            + (evidence.Lower is { } low && evidence.Upper is { } high
                ? Invariant($" (95 % interval over {evidence.People} people {low:0.000} to {high:0.000})") : "")
            + Invariant($"; always saying the majority reaches {evidence.Majority:0.000}. Protocol {evidence.Protocol}.")
            + (evidence.Finds ? "" : " It is **not shown to be better** than that.")
        : $"No held-out score is defined (protocol {evidence.Protocol}).")
        + (evidence.Undertrained ? " **Undertrained**: it has not learnt even what it was shown." : "");
}
