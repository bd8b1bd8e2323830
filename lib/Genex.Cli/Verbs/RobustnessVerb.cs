using System.CommandLine;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex robustness</c>: a trained model on test samples that are worse than those it learnt from.</summary>
internal static class RobustnessVerb
{
    private static readonly Option<int> Repeats = new("--repeats")
    {
        Description = "Shuffles of each group of inputs for the importance; 0 leaves it out.",
        DefaultValueFactory = _ => 5,
    };

    public static Verb Create() => new Verb("robustness", "Score a trained model again on worse test samples.", """
        Noise, missing modalities, clocks that are off by up to 5 s; and inputs shuffled group by group
        (permutation importance). Per corruption: the score at every level, the area under the curve, what is
        lost, with intervals over participants. Nothing is trained. --data is the study that the run was made on.

        Exit codes: 0 done; 2 unusable input; 130 cancelled.

        Examples:
          genex robustness B.1-emotions-lopo
          genex robustness A.1-attention-lopo --data data/sample --repeats 0 --chart curves.png
        """) { Common.Run, Common.Data, Common.TimeFormat, Common.Region, Common.Face, Common.Store, Repeats, Common.Json, Common.Chart }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        RunRecord run = Common.StoreOf(result).Open(result.GetRequiredValue(Common.Run));
        string? chart = WantedFile.Of(result, Common.Chart);
        IReadOnlyList<RobustnessCurve> curves;
        IReadOnlyList<PermutationImportance> importance = [];
        using (ProgressLine line = new())
        {
            RunSpecification made = run.Specification;
            SampleSet samples = StudyLoader.Load(result.GetRequiredValue(Common.Data), made.ImageSize, made.SamplesPerSecond, line.Loading(),
                reading: ReadingOf(result, made), cancellation: cancellation);
            curves = Robustness.Curves(run, samples, line.Part("corruptions"), cancellation);
            if (result.GetValue(Repeats) is not 0 and var repeats)
                importance = PermutationImportance.Of(run, samples, repeats, line.Part("importance"), cancellation);
        }

        if (result.GetValue(Common.Json)) Console.WriteLine(Json(run, curves, importance));
        else Write(run, curves, importance);
        if (chart is not null) ChartFile.Write(chart, curves.Chart(run));
        return ExitCode.Done;
    }

    /// <summary>Faces are looked for as the run's were, unless something else is said; a prepared store has its own already.</summary>
    private static StudyReadSettings ReadingOf(ParseResult result, RunSpecification made)
    {
        StudyReadSettings reading = Common.ReadingOf(result);
        return reading.Faces is null && !PreparedStore.IsIn(result.GetRequiredValue(Common.Data)) ? reading with { Faces = made.Faces } : reading;
    }

    private static string Json(RunRecord run, IReadOnlyList<RobustnessCurve> curves, IReadOnlyList<PermutationImportance> importance) =>
        JsonSerializer.Serialize(new
        {
            Run = run.Specification.Id,
            run.Caveats,
            Curves = curves.Select(curve => new
            {
                curve.Corruption,
                curve.Unit,
                Score = curve.Score.Name,
                curve.Points,
                curve.Area,
                AreaInterval = curve.AreaInterval((int)run.Specification.Seed),
            }),
            Importance = importance,
        }, RunJsonForm.Options);

    private static void Write(RunRecord run, IReadOnlyList<RobustnessCurve> curves, IReadOnlyList<PermutationImportance> importance)
    {
        Terminal.Write(curves.Areas(run));
        if (importance.Count > 0) Terminal.Write(importance.ToTable(run));
        Console.WriteLine(Terminal.Wrap(curves.Say(run).ToString()));
    }
}
