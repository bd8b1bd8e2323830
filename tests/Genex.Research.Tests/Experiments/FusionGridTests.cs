using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Step = Genex.Research.Storage.Progress;

namespace Genex.Research.Tests.Experiments;

public sealed class FusionGridTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("genex-grid-").FullName;

    private GridStore Store => new(Path.Combine(folder, "grid"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static GridPlan Small => new()
    {
        Worlds = ["redundant", "two-looks"],
        People = [4],
        Errors = [0.15],
        Seeds = [1, 2],
        Models = ["concatenated"],
        Rows = 20,
    };

    [Fact]
    public void A_cell_is_computed_once_and_a_plan_that_was_cut_off_goes_on()
    {
        using CancellationTokenSource stop = new();
        int seen = 0;
        Stopping progress = new(() => { if (Interlocked.Increment(ref seen) == 3) stop.Cancel(); });
        Assert.ThrowsAny<OperationCanceledException>(() => Grid.Of(Small, Store, progress, stop.Token));
        int kept = Directory.GetFiles(Store.Folder).Length;
        Assert.InRange(kept, 3, 11);

        Grid rest = Grid.Of(Small, Store);
        Assert.Equal(12, rest.Cells.Count);
        Assert.Equal(12 - kept, rest.Computed);
        Grid again = Grid.Of(Small, Store);
        Assert.Equal(0, again.Computed);
        Assert.Equal(rest.Scores().ToCsv(), again.Scores().ToCsv());
        Assert.Equal(12, Directory.GetFiles(Store.Folder).Length); // and nothing beside them
    }

    [Fact]
    public void A_damaged_cell_is_computed_again_to_the_same_numbers()
    {
        Grid first = Grid.Of(Small, Store);
        string path = Directory.GetFiles(Store.Folder).Order(StringComparer.Ordinal).First();
        byte[] before = File.ReadAllBytes(path);
        File.WriteAllText(path, "{ \"cell\": 1");
        Grid second = Grid.Of(Small, Store);
        Assert.Equal(1, second.Computed);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(first.Scores().ToCsv(), second.Scores().ToCsv());
    }

    [Theory]
    [InlineData("""{ "worlds": ["somewhere"] }""", "unique-video")]
    [InlineData("""{ "people": [1] }""", "People must lie within [2, 1000]")]
    [InlineData("""{ "errors": [0.7] }""", "Errors must lie within [0, 0.5]")]
    [InlineData("""{ "models": ["B.9"] }""", "concatenated")]
    [InlineData("""{ "seeds": [] }""", "Seeds is empty")]
    [InlineData("""{ "people": [8], "colour": 3 }""", "colour")]
    [InlineData("people: 8", "plan.json")]
    [InlineData("""{ "worlds": ["unique-voice"] }""", "add \"voice\": true")]
    [InlineData("""{ "models": ["voice"] }""", "add \"voice\": true")]
    public void A_plan_that_cannot_be_used_is_refused_with_the_place_and_what_was_expected(string text, string said)
    {
        string path = Path.Combine(folder, "plan.json");
        File.WriteAllText(path, text);
        string message = Assert.Throws<InvalidDataException>(() => GridPlan.Read(path)).Message;
        Assert.Contains(said, message);
        Assert.Contains(path, message);
    }

    [Fact]
    public void A_plan_names_what_differs_from_the_default()
    {
        string path = Path.Combine(folder, "plan.json");
        File.WriteAllText(path, """{ "people": [8, 8, 16], "models": ["crossed"] } // two sizes""");
        var plan = GridPlan.Read(path);
        Assert.Equal([8, 16], plan.People);
        Assert.Equal(["video", "signals", "crossed"], plan.Models);
        Assert.Equal(6, plan.Worlds.Count);
        Assert.Equal(6 * 2 * 3 * 3 * 5, plan.Cells.Count);
        Assert.Equal(plan.Cells.Count, plan.Cells.Select(cell => cell.Id).Distinct().Count());
    }

    /// <summary>The claims are right: hardly any where nothing can be gained, more with more people where something can, and an exclusive-or is won by who
    /// crosses.</summary>
    [Fact]
    public void Claims_over_worlds_follow_the_truth()
    {
        Grid grid = Grid.Of(new() { People = [4, 8, 16], Errors = [0.15], Seeds = [1, 2, 3, 4, 5], Rows = 40 }, Store);
        GridRow[] none = [.. grid.Rows.Where(row => !row.CanGain)], some = [.. grid.Rows.Where(row => row.CanGain)];
        string said = grid.Scores().ToText();
        Assert.True(none.Sum(row => row.Better) <= 0.05 * none.Sum(row => row.Studies), said);
        foreach (InformationWorld world in some.Select(row => row.World).Distinct())
        {
            int[] found = [.. new[] { 4, 8, 16 }.Select(people => some.Where(row => row.World == world && row.People == people).Sum(row => row.Better))];
            Assert.True(found[0] <= found[1] && found[1] <= found[2] && found[0] < found[2], said);
        }

        GridRow[] exclusive = [.. grid.Rows.Where(row => row.World == InformationWorld.Synergistic && row.People == 16)];
        // One of twenty false claims is what a test at this level may make.
        Assert.All(exclusive, row => Assert.True(row.Model.Crosses ? row.Better >= 4 && row.Area > 0.7 : row.Better <= 1 && row.Area < 0.56, said));
    }

    [Fact]
    public void Four_people_cannot_show_anything_and_a_stack_is_learnt_from_people_that_its_regressions_had_not_seen()
    {
        Grid grid = Grid.Of(new() { Worlds = ["two-looks"], People = [4], Errors = [0.05], Seeds = [1], Rows = 60 }, Store);
        Assert.All(grid.Claims, claim => Assert.False(claim.Better || claim.Worse));
        Assert.True(grid.Rows.Single(row => row.Model == GridModel.Stacked).Area > 0.9);
        Assert.All(grid.Rows, row => Assert.Equal((0, null, null), (row.Testable, row.Rate, row.Interval)));
        Assert.Null(GridRow.RateOf(grid.Rows));
        Assert.StartsWith("A true gain of fusion cannot be shown: 4 people can show nothing.", grid.Say().ToString(), StringComparison.Ordinal);
        Assert.Contains("Too few people to show that fusion hurts", grid.SayHurts().ToString(), StringComparison.Ordinal);
        Assert.Contains("not testable", grid.Power().ToText(), StringComparison.Ordinal);
        Assert.Contains("not testable with N = 4", grid.Scores().ToText(), StringComparison.Ordinal);
        Assert.StartsWith("1 study is drawn: 1 world; 4 people;", grid.SayDrawn().ToString(), StringComparison.Ordinal);
    }

    /// <summary>With a voice every model that fuses joins three: it learns what is only in the voice, loses little by it where it tells nothing, and cells
    /// without a voice keep their names.</summary>
    [Fact]
    public void A_voice_is_fused_as_a_third_modality()
    {
        string path = Path.Combine(folder, "plan.json");
        File.WriteAllText(path, """
            { "worlds": ["unique-voice", "face-and-voice", "unique-signals"], "voice": true, "people": [16], "errors": [0.15], "seeds": [1, 2, 3, 4],
              "rows": 40 }
            """);
        var plan = GridPlan.Read(path);
        Grid grid = Grid.Of(plan, Store);
        Assert.Equal(3 * 4 * 7, grid.Cells.Count);
        Assert.All(grid.Cells, cell => Assert.EndsWith("-voice-v2", cell.Cell.Id));
        Assert.Equal("two-looks-n4-e0.15-s1-r20-concatenated-v2", Small.Cells.Last(cell => cell.Seed == 1).Id);
        double Area(string world, string model) =>
            grid.Cells.Where(cell => cell.Cell.World == world && cell.Cell.Model == model).Average(cell => cell.Mean!.Value);
        string said = grid.Scores().ToText();
        Assert.Contains("and the voice", said, StringComparison.Ordinal);
        foreach (GridModel model in GridModel.All)
        {
            Assert.True(Area("unique-voice", model.Id) is var alone && (model.Fuses ? alone > 0.78 : Math.Abs(alone - 0.5) < 0.06), $"{model.Id}: {said}");
            if (model.Fuses) Assert.True(Area("face-and-voice", model.Id) > 0.87 && Area("unique-signals", model.Id) > 0.75, $"{model.Id}: {said}");
        }

        Assert.InRange(Area("unique-voice", "voice"), 0.8, InformationWorld.UniqueToVoice.BestArea(0.15) + 0.03);
        Assert.Equal(0.5, Area("unique-signals", "voice"), 0.06);
        Assert.All(grid.Claims, claim => Assert.NotNull(claim.OverVoice));
        GridRow[] gains = [.. grid.Rows.Where(row => row.CanGain)];
        Assert.Equal(["face-and-voice"], gains.Select(row => row.World.Id).Distinct());
        Assert.True(gains.Sum(row => row.Better) > gains.Sum(row => row.Studies) / 2, said);
        GridRow[] none = [.. grid.Rows.Where(row => !row.CanGain)];
        Assert.True(none.Sum(row => row.Better) <= 0.1 * none.Sum(row => row.Studies), said);
        Assert.Equal(["face and voice"], grid.Power().Rows.Select(row => row[0]));
        Assert.Equal(["unique to the voice", "face and voice", "unique to the signals"], grid.Extremes().Rows.Select(row => row[0]));
    }

    /// <summary>Cases of few people are left out of both rates, and cases of one study are counted as one study too.</summary>
    [Fact]
    public void Rates_are_of_what_could_be_shown()
    {
        Grid grid = Grid.Of(new() { Worlds = ["nothing"], People = [4, 8], Errors = [0.3], Seeds = [1, 2, 3], Rows = 20 }, Store);
        int models = GridModel.All.Count(model => model.Fuses), claimed = grid.Claims.Count(claim => claim.Better);
        Assert.Equal(6, grid.Studies);
        Assert.Equal(3 * models, grid.Rows.Sum(row => row.Testable));
        Assert.Equal((double)claimed / (3 * models), GridRow.RateOf(grid.Rows));
        string said = grid.Say().ToString();
        Assert.StartsWith("No world of the grid has a gain.", said, StringComparison.Ordinal);
        Assert.Contains(Invariant($"of {3 * models} models in them"), said, StringComparison.Ordinal);
        Assert.Contains("of 3 studies (95 % interval", said, StringComparison.Ordinal);
    }

    /// <summary>Twice the people and twice the moments are set beside each other from the study that both begin with.</summary>
    [Fact]
    public void People_and_moments_are_compared_from_one_study()
    {
        Grid Of(int[] people, int rows) =>
            Grid.Of(new() { Worlds = ["unique-signals"], People = people, Errors = [0.15], Seeds = [1, 2, 3], Models = ["averaged"], Rows = rows }, Store);
        Grid people = Of([2, 4, 8], 10);
        Grid[] longer = [Of([4], 10), Of([4], 20), Of([4], 40)];
        Assert.Contains("from 4 people with 10 moments each: on the fitted curve, which cannot fall, twice the people are worth ",
            people.SayDoubles(longer).ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => people.SayDoubles([Of([4], 20)]));
        Assert.Contains(" measured with 4 people, ", people.SaySaturation().ToString(), StringComparison.Ordinal);
        Assert.Contains(" measured with 20 moments of each person, ", longer.SayCurvesOverRows().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_people_are_enough_for_every_model()
    {
        Grid grid = Grid.Of(new() { People = [2], Errors = [0.1], Seeds = [1], Rows = 20 }, Store);
        Assert.Equal(36, grid.Cells.Count);
        Assert.All(grid.Cells, cell => Assert.InRange(cell.Mean!.Value, 0, 1));
    }

    private sealed class Stopping(Action act) : IProgress<Step>
    {
        public void Report(Step value) => act();
    }
}
