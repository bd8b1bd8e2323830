using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Prediction;

namespace Genex.Cli.Verbs;

/// <summary><c>genex export</c>: a run as a bundle.</summary>
internal static class ExportVerb
{
    private static readonly Option<string?> Out = Common.Out("the bundle's folder, which must not exist unless it is empty.", required: true);

    private static readonly Option<string> Onnx = new Option<string>("--onnx")
    {
        Description = "Write an ONNX file into the bundle: auto (where the model has one), no, or require.",
        DefaultValueFactory = _ => "auto",
    }.AcceptOnlyFromAmong("auto", "no", "require");

    public static Verb Create() => new Verb("export", "Write a trained run as a bundle that can be given away.", """
        The bundle is a folder: the weights of every fold (safetensors), settings, scaling, thresholds, calibrations and
        held-out scores (bundle.json), and a model card (README.md). genex predict takes it as it takes a run. Nothing in
        it can be executed, and it holds no frame, no prediction and no name of a person. The frozen network of P.1 and P.2
        is not in it: the usual one comes with the library, another must lie in the weights folder.

        model.onnx in it says the same of a new person without this library: all folds' networks, the mean of their
        probabilities and its calibration in one graph (opset 17). Inputs, the first dimension free:
          frames    float (batch, 3, H, W): red, green, blue planes, (value / 255 - mean) / deviation of ImageNet
          signals   float (batch, 33 or more): in the units of the tables; the graph scales them
          present   bool, as signals: false where one is missing
        Models of the video alone take frames alone; P.* and F.* take the frozen network's features (batch, F) in their
        place. Outputs: logits and probabilities (batch, targets). The file's metadata name targets, signals, calibration
        and what it was learnt from. T.* has no ONNX file; the model card says why. In Python, with onnxruntime:

          import json, numpy, onnxruntime
          session = onnxruntime.InferenceSession("bundles/b1/model.onnx")
          about = session.get_modelmeta().custom_metadata_map
          mean, deviation = numpy.float32([0.485, 0.456, 0.406]), numpy.float32([0.229, 0.224, 0.225])
          frames = ((image / 255 - mean) / deviation).transpose(2, 0, 1)[None].astype(numpy.float32)  # image: H x W, RGB
          signals = numpy.zeros((1, len(json.loads(about["signals"]))), numpy.float32)
          present = numpy.zeros(signals.shape, bool)                    # nothing was measured
          given = {"frames": frames, "signals": signals, "present": present}
          probabilities = session.run(["probabilities"], given)[0][0]
          print(dict(zip(json.loads(about["targets"]), probabilities)))

        Exit codes: 0 done; 2 no such run, the folder is there, or --onnx require and there is none; 130 cancelled.

        Examples:
          genex export P.1-attention-lopo --out bundles/p1
          genex export B.1-emotions-lopo --out bundles/b1 --onnx require
        """) { Common.Run, Out, Onnx, Common.Store }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        RunRecord run = TrainedRun.Find(result.GetRequiredValue(Common.Run), Common.StoreOf(result));
        string folder = result.GetRequiredValue(Out)!;
        using (ProgressLine line = new())
            Bundle.Write(run, folder, Enum.Parse<OnnxForm>(result.GetValue(Onnx)!, ignoreCase: true), line.Loading(), cancellation);
        long bytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        Console.WriteLine(Invariant($"{folder}: {run.Folds.Count} folds, {bytes / 1e6:0.0} MB."));
        if (Bundle.OnnxRefusal(folder) is { } why) Console.WriteLine(Terminal.Wrap(why));
        return ExitCode.Done;
    }
}
