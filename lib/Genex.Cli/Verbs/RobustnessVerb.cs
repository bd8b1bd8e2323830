using System.CommandLine;
using System.Text.Json;
using Genex.Notebooks.Documents;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex robustness</c>: a trained model on test samples that are worse than those it learnt from.</summary>
internal static class RobustnessVerb
{
    private static readonly Argument<string> Run = new("run") { Description = "Id of a run, or how it begins." };
    private static readonly Option<string> Data = new("--data") { Description = "The study that the run was made on.", DefaultValueFactory = _ => Path.Combine("data", "sample") };
    private static readonly Option<string?> Runs = new("--runs") { Description = "Folder of runs. Default: GENEX_RUNS, or artifacts/runs." };
    private static readonly Option<int> Repeats = new("--repeats") { Description = "Shuffles of each group of inputs for the importance; 0 leaves it out.", DefaultValueFactory = _ => 5 };
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON." };
    private static readonly Option<string?> Chart = new("--chart") { Description = "Write the curves to a PNG file." };

    public static Command Create()
    {
        var command = new Command("robustness", """
            Score a trained model again on worse test samples: noise, missing modalities, clocks that are off by up to 5 s; and on
            inputs shuffled group by group (permutation importance). Per corruption: the score at every level, the area under the
            curve, what is lost, with intervals over participants. Nothing is trained.

            Exit codes: 0 done; 2 unusable input; 130 cancelled.

            Examples:
              genex robustness B.1-emotions-lopo
              genex robustness A.1-attention-lopo --data data/sample --repeats 0 --chart curves.png
            """) { Run, Data, Runs, Repeats, Json, Chart };
        command.SetAction((result, cancellation) => Task.Run(() => Act(result, cancellation)));
        return command;
    }

    private static int Act(ParseResult arguments, CancellationToken cancellation)
    {
        try
        {
            using ProgressLine line = new();
            RunRecord run = new RunStore(arguments.GetValue(Runs) ?? RunStore.DefaultFolder).Open(arguments.GetRequiredValue(Run));
            SampleSet samples = StudyLoader.Load(arguments.GetRequiredValue(Data), run.Specification.ImageSize, run.Specification.SamplesPerSecond, line.Of<LoadProgress>(value => value.ToString()), cancellation: cancellation);
            IReadOnlyList<RobustnessCurve> curves = Robustness.Curves(run, samples, line.Of<double>(share => $"corruptions: {share:P0}"), cancellation);
            IReadOnlyList<PermutationImportance> importance = arguments.GetValue(Repeats) == 0 ? [] : PermutationImportance.Of(run, samples, arguments.GetValue(Repeats), line.Of<double>(share => $"importance: {share:P0}"), cancellation);
            line.Dispose();
            if (arguments.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(new { Run = run.Specification.Id, run.Caveats, Curves = curves.Select(curve => new { curve.Corruption, curve.Unit, Score = curve.Score.Name, curve.Points, curve.Area, AreaInterval = curve.AreaInterval((int)run.Specification.Seed) }), Importance = importance }, RunJsonForm.Options));
            else
            {
                Console.WriteLine(curves.Areas(run).ToText());
                if (importance.Count > 0) Console.WriteLine(importance.ToTable(run).ToText());
                Console.WriteLine(curves.Say(run));
            }

            if (arguments.GetValue(Chart) is not { } file) return 0;
            RenderedImage image = FigureRenderer.Default.ToPng(curves.Chart(run));
            if (image.Png is { } png) AtomicFile.WriteBytes(file, png);
            else Console.Error.WriteLine($"No chart: {image.Problem}");
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled; nothing was written.");
            return 130;
        }
        catch (Exception unusable) when (unusable is ArgumentException or RecordingException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"genex robustness: {ProblemText.Of(unusable)}");
            return 2;
        }
    }
}
