using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Verbs;

namespace Genex.Cli;

/// <summary>The genex command with all its verbs, in the order in which a study meets them.</summary>
internal static class GenexCommand
{
    public static RootCommand Create() => CommandLine.Root(
        "Multimodal video emotion recognition: from raw recordings to a comparison of models.",
        DataVerbs.Create(),
        TrainVerb.Create(),
        SweepVerb.Create(),
        SweepWorkVerbs.Element(),
        SweepWorkVerbs.Collect(),
        RunsVerbs.Create(),
        EvaluateVerb.Create(),
        CompareVerb.Create(),
        RobustnessVerb.Create(),
        PredictVerb.Create(),
        ExportVerb.Create(),
        ReproduceVerb.Create(),
        WorldsVerb.Create(),
        ClaimsVerb.Create(),
        GridVerb.Create(),
        PowerVerb.Create(),
        CalibrateVerb.Create(),
        ModelsVerbs.Create(),
        WeightsVerbs.Create(),
        NotebooksVerb.Create(),
        KernelVerbs.Create(),
        VerifyVerb.Create(),
        DoctorVerb.Create());
}
