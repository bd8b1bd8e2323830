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

    public static Verb Create() => new Verb("export", "Write a trained run as a bundle that can be given away.", """
        The bundle is a folder: the weights of every fold (safetensors), settings, scaling, thresholds, calibrations and
        held-out scores (bundle.json), and a model card (README.md). genex predict takes it as it takes a run. Nothing in
        it can be executed, and it holds no frame, no prediction and no name of a person. The frozen network of P.1 and P.2
        is not in it: the usual one comes with the library, another must lie in the weights folder. There is no ONNX form.

        Exit codes: 0 done; 2 no such run, or the folder is there; 130 cancelled.

        Examples:
          genex export P.1-attention-lopo --out bundles/p1
          genex export B.1-emotions-lopo --out bundles/b1
        """) { Common.Run, Out, Common.Store }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        RunRecord run = TrainedRun.Find(result.GetRequiredValue(Common.Run), Common.StoreOf(result));
        string folder = result.GetRequiredValue(Out)!;
        using (ProgressLine line = new()) Bundle.Write(run, folder, line.Loading(), cancellation);
        long bytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        Console.WriteLine(Invariant($"{folder}: {run.Folds.Count} folds, {bytes / 1e6:0.0} MB."));
        return ExitCode.Done;
    }
}
