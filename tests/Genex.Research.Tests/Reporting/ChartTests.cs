using System.Globalization;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Training;

namespace Genex.Research.Tests.Reporting;

public class ChartTests
{
    private static readonly ParticipantId[] People = [.. Enumerable.Range(0, 5).Select(i => ParticipantId.Parse(Invariant($"LE {1000 + i}")))];

    /// <summary>100 samples of 5 participants; the second target never occurs; probabilities say the truth except in every fifth sample.</summary>
    private static RunRecord Run(string model, string data = "data")
    {
        var predictions = new Predictions
        {
            Targets = EmotionalTargets.Names,
            Fold = [.. Enumerable.Range(0, 100).Select(i => i / 20)],
            Participant = [.. Enumerable.Range(0, 100).Select(i => People[i / 20])],
            FrameIndex = [.. Enumerable.Range(0, 100)],
            TimeMilliseconds = [.. Enumerable.Range(0, 100).Select(i => 1000.0 * i)],
            Probabilities = new double[100, 17],
            Actual = new bool[100, 17],
            Known = new bool[100, 17],
        };
        for (int row = 0; row < 100; row++)
        {
            for (int target = 0; target < 17; target++)
            {
                predictions.Known[row, target] = true;
                predictions.Actual[row, target] = target != 1 && (row + target) % (target + 2) == 0;
                predictions.Probabilities[row, target] = predictions.Actual[row, target] ^ ((row + row / 20) % 5 == 0) ? 0.8 : 0.1;
            }
        }

        bool[] scorable = [.. Enumerable.Range(0, 17).Select(target => target != 1)];
        return new RunRecord
        {
            Specification = new RunSpecification
            {
                Model = model,
                Task = EmotionTask.Emotions,
                Protocol = Protocol.LeaveOneParticipantOut,
                Profile = "quick",
                Seed = 1,
                Data = data,
                Provenance = Provenance.Simulated,
                ImageSize = 64,
                SamplesPerSecond = 1,
                Training = TrainingPresets.Quick("B.1"),
            },
            Environment = new RunEnvironment("", "", "", "", "", "cpu", 1, DateTimeOffset.UnixEpoch, 1),
            Folder = "",
            Folds = [],
            Predictions = predictions,
            Scorable = scorable,
            Scores = [Scored.From(model, false, predictions.Probabilities, predictions, scorable),
                Scored.From("all zero", true, new double[100, 17], predictions, scorable)],
        };
    }

    [Fact]
    public void The_cells_of_a_confusion_figure_add_up_to_the_samples()
    {
        Figure figure = Run("B.1").Confusion("Joy", "Anger");
        Assert.Equal(["Joy", "Anger"], figure.Panels.Select(panel => panel.Title));
        foreach (Panel panel in figure.Panels)
        {
            HeatMapSeries cells = Assert.IsType<HeatMapSeries>(panel.Series[0]);
            Assert.Equal(100, cells.Texts.SelectMany(row => row).Where(text => text != Table.Missing)
                .Sum(text => int.Parse(text.Split('\n')[0], CultureInfo.InvariantCulture)));
        }

        Assert.Equal(Table.Missing, ((HeatMapSeries)figure.Panels[1].Series[0]).Texts[1][1]); // Anger never occurs: no share of nothing
    }

    [Fact]
    public void A_target_that_a_run_does_not_have_is_named() =>
        Assert.Contains("\"Boredom\"", Assert.Throws<ArgumentException>(() => Run("B.1").Confusion("Boredom")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_target_that_never_occurs_has_no_average_precision_and_prevalence_stands_beside_every_bar()
    {
        BarSeries[] bars = [.. new[] { Run("A.1"), Run("B.1") }.Targets().Panels[0].Series.Cast<BarSeries>()];
        Assert.Equal(["A.1", "B.1", "prevalence (random order)"], bars.Select(bar => bar.Name));
        Assert.Null(bars[0].Values[1]);
        Assert.Equal(0, bars[2].Values[1]);
    }

    [Fact]
    public void A_forest_shows_every_participant_and_every_baseline()
    {
        Figure figure = new[] { Run("A.1"), Run("B.1") }.Forest();
        Assert.Equal(["A.1", "B.1", "all zero"], figure.Panels[0].Y.Categories);
        Assert.Equal(15, figure.Panels[0].Series.OfType<ScatterSeries>().Single().X.Count);
        Assert.Equal([2.0], figure.Panels[0].Series.OfType<IntervalSeries>().Single(series => series.Muted).Rows);
    }

    [Fact]
    public void Runs_on_different_data_do_not_stand_in_one_figure() =>
        Assert.Throws<ArgumentException>(() => new[] { Run("A.1"), Run("B.1", data: "other") }.Forest());

    [Fact]
    public void Contrasts_show_each_difference_around_zero()
    {
        Figure figure = new[] { RunContrast.Of(Run("B.1"), Run("A.1")) }.Differences();
        Assert.All(figure.Panels[0].Series.OfType<ScatterSeries>().Single().X, difference => Assert.Equal(0, difference));
        Assert.Equal("B.1 - A.1", figure.Panels[0].Y.Categories[0]);
    }

    [Fact]
    public void Calibration_has_a_line_per_run_and_the_perfect_one()
    {
        Figure figure = new[] { Run("A.1"), Run("B.1") }.Calibration();
        Assert.Equal(2, figure.Panels[0].Series.OfType<LineSeries>().Count());
        Assert.True(figure.Panels[0].Series.OfType<ReferenceLine>().Single().Diagonal);
    }

    [Fact]
    public void Signals_of_a_participant_stand_on_one_time_axis_and_a_missing_sensor_has_no_panel()
    {
        var whole = new Recording(People[0], null, [new("Smile", new(1000, 2500)), new("Brow Furrow", new(0, 400))], [new(new(100, 400), 300, 0.5)],
            [new(1500, 0.2)], null);
        Figure figure = whole.SignalTimeline();
        Assert.True(figure.SharedX);
        Assert.Equal(["Smile", "Brow Furrow"], figure.Panels[0].Y.Categories);
        Assert.Equal(3, figure.Panels.Count);
        Assert.Equal(2, (whole with { GsrPeaks = null }).SignalTimeline().Panels.Count);
        Assert.Contains("no record of skin-conductance", (whole with { GsrPeaks = null }).SignalTimeline().AlternativeText, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Recording(People[0], null, null, null, null, null).SignalTimeline());
    }

    [Fact]
    public void Every_chart_has_room_on_its_page()
    {
        RunRecord run = Run("B.1");
        Figure[] figures = [run.Confusion(), new[] { run }.Targets(), run.Forest(), new[] { run }.Calibration(),
            new[] { RunContrast.AgainstMajority(WithMajority(run)) }.Differences()];
        Assert.All(figures, figure => Assert.Contains("layout", FigureRenderer.Default.ToPlotlyJson(figure), StringComparison.Ordinal));
    }

    private static RunRecord WithMajority(RunRecord run) => run with { Scores = [run.Model, run.Scores[1] with { Name = "training majority" }] };
}
