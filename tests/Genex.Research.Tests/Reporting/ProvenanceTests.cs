using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Genex.Research.Audit;
using Genex.Research.Claims;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Prediction;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Simulation;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;

namespace Genex.Research.Tests.Reporting;

/// <summary>What is shown of simulated data says so itself, in every form that it leaves in.</summary>
public sealed class ProvenanceTests : IClassFixture<ProvenanceTests.Simulated>
{
    private const string Word = "simulated";

    // Kinds that show nothing of a study: a machine, an architecture on random inputs, figures of the report and its release, values that a reader brings.
    private static readonly string[] OfNoStudy =
    [
        "EnvironmentReporting.ToTable", "ModelReporting.Layers", "ModelReporting.Diagram", "ModelReporting.ToTable", "ReproductionReporting.SideBySide",
        "ReproductionReporting.Procedures", "ClaimReporting.Verdicts", "ClaimReporting.Rates", "ClaimReporting.ToTable", "FrameTable.Of", "FrameTable.Of",
        "ClaimReporting.KeyResults",
    ];

    private readonly object[] values;

    public ProvenanceTests(Simulated simulated) => values = simulated.Values;

    private static MethodInfo[] Kinds =>
    [
        .. typeof(Figure).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true, Namespace: "Genex.Research.Reporting" })
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Figure) || method.ReturnType == typeof(Table) || method.ReturnType == typeof(ImageGrid)
                || method.ReturnType == typeof(KeyResults)),
    ];

    [Fact]
    public void Every_kind_of_figure_and_table_of_simulated_data_says_so_in_every_form()
    {
        List<string> silent = [], untried = [];
        foreach (MethodInfo method in Kinds)
        {
            string name = $"{method.DeclaringType!.Name}.{method.Name}";
            if (OfNoStudy.Contains(name)) continue;
            object?[]? arguments = Arguments(method);
            if (arguments is null)
            {
                untried.Add($"{name}({string.Join(", ", method.GetParameters().Select(one => one.ParameterType.Name))})");
                continue;
            }

            silent.AddRange(Forms(method.Invoke(null, arguments)).Where(form => !form.Text.Contains(Word, StringComparison.OrdinalIgnoreCase))
                .Select(form => $"{name}: {form.Form}"));
        }

        Experiment experiment = values.OfType<Experiment>().Single();
        RunRecord run = values.OfType<RunRecord>().First();
        object[] shown = [run.AttendedSignals(experiment, folds: 1).Chart(), run.RandomisationTest(experiment.Samples).Chart()];
        silent.AddRange(shown.SelectMany(Forms).Where(form => !form.Text.Contains(Word, StringComparison.OrdinalIgnoreCase)).Select(form => form.Text));
        Assert.Empty(untried);
        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    [Fact]
    public void Json_of_a_comparison_and_vectors_of_a_figure_say_so_too()
    {
        IReadOnlyList<ComparisonGroup> groups = values.OfType<IReadOnlyList<ComparisonGroup>>().First();
        using JsonDocument json = JsonDocument.Parse(groups.ToJson());
        Assert.All(json.RootElement.EnumerateArray(), group => Assert.Equal(Word, group.GetProperty("provenance").GetString()));
        foreach (string extension in (string[])[".csv", ".tex", ".md", ".txt"]) Assert
            .Contains(Word, groups.ToFormat(extension), StringComparison.OrdinalIgnoreCase);

        string folder = Directory.CreateTempSubdirectory("genex-figures-").FullName;
        groups[0].Forest().Save(Path.Combine(folder, "a", "forest.svg"));
        string drawn = File.ReadAllText(Path.Combine(folder, "a", "forest.svg"));
        Assert.StartsWith("<svg", drawn, StringComparison.Ordinal);
        Assert.Contains("(simulated data)", drawn, StringComparison.Ordinal);
        Assert.Contains("Simulated data.</desc>", drawn, StringComparison.Ordinal);
        Figure forest = groups[0].Forest();
        forest.Save(Path.Combine(folder, "forest.pdf"));
        string printed = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder, "forest.pdf")));
        Assert.StartsWith("%PDF", printed, StringComparison.Ordinal);
        Assert.Contains("Simulated data.", printed.Replace("\0", "", StringComparison.Ordinal), StringComparison.Ordinal); // its title
        Assert.Contains("/Count 1", printed, StringComparison.Ordinal); // one page, of the figure's size in points
        double[] box = [.. printed.Split("/MediaBox [0 0 ")[1].Split(']')[0].Split(' ').Select(side => double.Parse(side, CultureInfo.InvariantCulture))];
        Assert.Equal(forest.Width * 0.75, box[0], 1.0); // to a point: the browser's paper has whole ones
        Assert.Equal(forest.Height * 0.75, box[1], 1.0);
        Assert.Throws<ArgumentException>(() => forest.Save(Path.Combine(folder, "forest.bmp")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Recorded_data_are_not_marked_and_nothing_is_said_twice()
    {
        Table table = new("Scores", [Column.Text("a")], [["x"]]);
        Assert.Equal("Scores", (table with { Provenance = Provenance.Recorded }).Title);
        Assert.Equal("Scores (simulated data)", (table with { Provenance = Provenance.Simulated }).Title);
        Assert.Equal("Scores (data of unknown origin)", (table with { Provenance = Provenance.Unknown }).Title);
        Assert.Equal("a,Provenance\r\nx,derived data\r\n", (table with { Provenance = Provenance.Derived }).ToCsv());
        Assert.Equal("a\r\nx\r\n", (table with { Provenance = Provenance.Recorded }).ToCsv());
        Assert.Equal("Simulated people", (new Table("Simulated people", table.Columns, table.Rows) with { Provenance = Provenance.Simulated }).Title);
    }

    private static IEnumerable<(string Form, string Text)> Forms(object? made)
    {
        switch (made)
        {
            case Figure figure:
                yield return ("title", figure.Title);
                yield return ("alternative text", figure.AlternativeText);
                using (JsonDocument drawn = JsonDocument.Parse(FigureRenderer.Default.ToPlotlyJson(figure)))
                    yield return ("drawn title", drawn.RootElement.GetProperty("layout").GetProperty("title").GetProperty("text").GetString()!);
                break;
            case ImageGrid grid:
                yield return ("title", grid.Title);
                yield return ("alternative text", grid.AlternativeText);
                break;
            case KeyResults results:
                yield return ("table", results.ToTable().ToHtml());
                break;
            case Table table:
                yield return ("text", table.ToText());
                yield return ("html", table.ToHtml());
                yield return ("markdown", table.ToMarkdown());
                yield return ("latex", table.ToLatex());
                yield return ("json", table.ToJson());
                if (table.Rows.Count > 0) yield return ("csv", table.ToCsv());
                break;
        }
    }

    // The first parameters from what there is, the others as they stand.
    private object?[]? Arguments(MethodInfo method)
    {
        List<object?> taken = [];
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            object? value = parameter.ParameterType == typeof(string) && !parameter.HasDefaultValue ? "name"
                : parameter.ParameterType == typeof(int) && !parameter.HasDefaultValue ? 1
                : parameter.HasDefaultValue ? parameter.DefaultValue
                : parameter.ParameterType == typeof(string[]) || parameter.ParameterType == typeof(IReadOnlyCollection<string>) ? Array.Empty<string>()
                : values.FirstOrDefault(parameter.ParameterType.IsInstanceOfType);
            if (value is null && !parameter.HasDefaultValue) return null;
            taken.Add(value);
        }

        return [.. taken];
    }

    /// <summary>One value of each thing that figures and tables are made from, all of it simulated.</summary>
    public sealed class Simulated : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-provenance-");

        public Simulated()
        {
            SampleSet samples = SyntheticSamples.Create(change: row => row.Intensities[3] = row.Targets[3] * 100);
            static TrainingSettings Short(TrainingSettings settings) => settings.WithEpochs(1);
            Experiment experiment = new Experiment(samples, new Profile("quick", "small", 32, 1), 1, new RunStore(folder.FullName)).AcceptingFindings();
            RunRecord fusion = experiment.Run("B.2t", EmotionTask.Attention, Protocol.Groups(3), change: Short);
            // As a model that learns shares of its modalities leaves it.
            fusion = fusion with
            {
                Folds = [.. fusion.Folds.Select(fold => fold with { History = [.. fold.History
                    .Select(epoch => epoch with { FusionWeights = new(0.4, 0.6), TargetLogVariances = [0.1f] })] })],
            };
            RunRecord shared = experiment.Run("B.2t", EmotionTask.Attention, Protocol.ReportA, change: Short);
            IReadOnlyList<ComparisonGroup> groups = [.. Comparison.Groups(fusion, shared).OrderBy(group => group.Protocol, StringComparer.Ordinal)];
            ComparisonGroup apart = groups.Single(group => group.Models.Any(row => row.Leakage is not null));
            Recording recording = new(ParticipantId.Parse("LE 1000"), null, [new("Smile", new(1000, 2500))], null, null, null);
            recording = recording with { Provenance = Provenance.Simulated };
            SimulatedWorld world = SimulatedWorld.All(new SimulationSettings { Participants = 4, Seconds = 20 })[0];
            var outlook = FusionOutlook.Of(InformationWorld.Redundant, people: 4, error: 0.1, rows: 20);
            WorldRecord looked = new("", "", [.. new[] { 4, 8, 16 }.Select(people => Looked(new WorldRuns(world, [fusion]), people))]);
            var lost = LostModality.Of(experiment, fusion);
            FusionZoo zoo = new(world, lost, [lost]);
            OverTime over = new(world, 3, fusion, SmoothedRun.Of(fusion, samples, 3), [fusion]);
            Values =
            [
                fusion, new[] { fusion }, apart, groups, apart.Contrasts, samples, samples.Study, recording,
                new Study("here", Provenance.Simulated, [recording], []),
                new ReleasedStudy("here", [new(recording.Participant, "frames", [], null, null, null)]), DataAudit.Run(SamplesInHand.Material(samples)),
                Robustness.Curves(fusion, samples), PermutationImportance.Of(fusion, samples, repeats: 1), new[] { new WorldRuns(world, [fusion]) },
                zoo, new[] { zoo }, over, new[] { over }, looked, looked.Of(world.Name, 4)!, world,
                RecordedCurve.Known(looked, world.Name, "B.2t"),
                ReportClaims.Examine(EvidenceRecord.Kept)[0] with { Basis = ClaimBasis.Drawn }, experiment,
                SmallGrid(), new[] { SmallGrid(), SmallGrid(30), SmallGrid(40) }, outlook, new[] { outlook },
                Predicted(fusion), new[] { new TargetTruth("Attention", 2, 1, 1, 1, 0.2, null) { Provenance = Provenance.Simulated } },
            ];
        }

        private static WorldTrial Looked(WorldRuns runs, int people) => new(runs.Name, runs.Something, people, 20, 1, "k-groups-3", "quick",
        [
            .. runs.Scores.Select(score => score with { Map = new("attention rollout", 0.1, 0.05, [0.04, 0.06, null]), PerPerson = [.. Enumerable
                .Range(0, people).Select(person => (double?)(0.6 + (0.01 * (person % 5))))] }),
            .. new[] { null, "video", "signals" }.Select(without => runs.Scores[0] with
                { Name = $"one, Attention, {without}", Predictor = "one", Target = "Attention", Without = without }),
        ]);

        private Grid SmallGrid(int rows = 20) => Grid.Of(
            new() { Worlds = ["nothing", "redundant"], People = [2, 3, 4], Errors = [0.1], Models = ["averaged"], Seeds = [1, 2], Rows = rows },
            new GridStore(Path.Combine(folder.FullName, "cells")));

        private static RecordingPrediction Predicted(RunRecord run) => new()
        {
            Run = run.Specification,
            Participant = ParticipantId.Parse("LE 1000"),
            Stimulus = null,
            VideoPath = "LE 1000.mp4",
            Region = VideoRegion.Given(FrameRegion.Whole),
            Provenance = Provenance.Simulated,
            Targets = ["Attention"],
            Moments = [new(0, 0, 0, 0, []), new(30, 1000, 1000, 0, [])],
            Raw = new[,] { { 0.4 }, { 0.6 } },
            Calibrated = new[,] { { double.NaN }, { double.NaN } },
            Smoothed = new[,] { { 0.4 }, { 0.6 } },
            SmoothingSeconds = 1,
            Weights = new([0], "it is the only one"),
            Thresholds = null,
            Signals = [],
            RangeFindings = [],
            Notes = [],
            Calibrations = [new("Attention", null, 0, 0, null, null, "nothing was calibrated")],
            Evidence = HeldOutEvidence.Of(run),
            Length = TimeSpan.FromSeconds(2),
            Took = TimeSpan.FromSeconds(1),
        };

        public object[] Values { get; }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
