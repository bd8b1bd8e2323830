using System.Collections.Concurrent;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using Genex.Research.Models.Weights;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>What a model consists of, as a table, a figure and a sentence: observed while one frame runs through it.</summary>
public static class ModelViews
{
    private const int MostRows = 24;

    /// <summary>The parts of a model with output shapes, parameters and multiply-adds; small parts are taken together where there are many.</summary>
    /// <param name="model">Which architecture.</param>
    /// <param name="targets">K, the number of logits.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    public static Table Layers(ModelDescription model, int targets, int imageSize)
    {
        List<Part> parts = PartsOf(model, targets, imageSize);
        return new Table(
            Invariant($"{model.Id} {model.Name}: one frame of {imageSize} x {imageSize} pixels, {Count(targets, "target")}"),
            [Column.Text("Part"), Column.Text("Layers"), Column.Text("Output"), Column.Number("Parameters", "#,0"),
                Column.Number("Multiply-adds", "#,0.0", "millions")],
            [
                .. parts.Select(part => (IReadOnlyList<object?>)[part.Name, part.Layers, part.Output, part.Parameters, part.MultiplyAdds / 1e6]),
                ["in all", "", "", parts.Sum(part => part.Parameters), parts.Sum(part => part.MultiplyAdds) / 1e6],
            ])
        { Emphasised = new HashSet<int> { parts.Count } };
    }

    /// <summary>Where the parameters and the work are, part by part.</summary>
    /// <param name="model">Which architecture.</param>
    /// <param name="targets">K, the number of logits.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    public static Figure Diagram(ModelDescription model, int targets, int imageSize)
    {
        List<Part> parts = PartsOf(model, targets, imageSize);
        Axis rows = Axis.Of("", parts.Select(part => part.Name));
        return new Figure(
            $"{model.Id} {model.Name}, from frame to logits",
            $"Share of parameters and of multiply-adds in each of the {parts.Count} parts of {model.Id}, in the order in which a frame passes them.",
            new Panel(new Axis("parameters", "millions") { Minimum = 0 }, rows,
                new BarSeries("parameters", parts.Select(part => part.Parameters / 1e6)) { Lying = true }),
            new Panel(new Axis("multiply-adds", "millions") { Minimum = 0 }, rows,
                new BarSeries("multiply-adds", parts.Select(part => part.MultiplyAdds / 1e6)) { Lying = true }))
        { Columns = 2, SharedY = true, Legend = false, Height = Math.Clamp(160 + 26 * parts.Count, 240, Figure.MaximumHeight) };
    }

    /// <summary>In words: size, input, what the weights start from, and which side holds most of it.</summary>
    /// <param name="model">Which architecture.</param>
    /// <param name="targets">K, the number of logits.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    public static Sentence Say(ModelDescription model, int targets, int imageSize)
    {
        List<Part> parts = PartsOf(model, targets, imageSize);
        long all = parts.Sum(part => part.Parameters), work = parts.Sum(part => part.MultiplyAdds);
        string looksAt = model.Modalities == Modalities.Video ? "frames alone" : "frames and 33 signals";
        (string Name, long Parameters, long Work)[] sides = parts.GroupBy(part => part.Name.Split('.')[0])
            .Select(side => (Name: side.Key, Parameters: side.Sum(part => part.Parameters), Work: side.Sum(part => part.MultiplyAdds))).ToArray();
        string shares = List(
            [.. sides.Select(side =>
            $"*{side.Name}* {Percent((double)side.Parameters / all)} of the parameters and {Percent((double)side.Work / work)} of the work")]);
        return new(Invariant($"**{model.Id} {model.Name}** looks at {looksAt}: {all:#,0} parameters, {work / 1e6:#,0.0} million multiply-adds for a frame ")
            + Invariant($"of {imageSize} pixels; {shares}. {Start(model)}"));
    }

    private static string Start(ModelDescription model) => OfficialWeights.For(model.Id) is not { } official ? "Its weights start random, as in the report."
        : WeightsStore.Default.Find(official) is null
            ? $"**Its weights start RANDOM: {official.File} is not here**, so nothing on this page is transfer learning (`genex weights fetch "
            + $"{official.Name}`)."
        : $"Its body starts from ImageNet weights ({official.File}).";

    // The largest model takes a second or two to build, and a notebook asks three times.
    private static readonly ConcurrentDictionary<(string Id, int Targets, int ImageSize), List<Part>> Known = new();

    private static List<Part> PartsOf(ModelDescription model, int targets, int imageSize) =>
        Known.GetOrAdd((model.Id, targets, imageSize), _ => Observe(model, targets, imageSize));

    private static List<Part> Observe(ModelDescription model, int targets, int imageSize)
    {
        using EmotionModel built = model.Create(new ModelSettings(targets, imageSize));
        LayerRow[] rows = [.. LayerTable.Of(built, imageSize).Rows.Where(row => row.Kind != "Parameter" || row.Parameters > 0)];
        int deepest = rows.Max(row => row.Name.Split('.').Length);
        return Enumerable.Range(1, deepest).Reverse().Select(depth => Grouped(rows, depth))
            .First(parts => parts.Count <= MostRows || parts.Count == Grouped(rows, 1).Count);
    }

    // Neighbours whose names agree in the first few steps are one part.
    private static List<Part> Grouped(LayerRow[] rows, int depth)
    {
        List<Part> parts = [];
        foreach (LayerRow row in rows)
        {
            string name = string.Join('.', row.Name.Split('.').Take(depth));
            string output = row.Kind == "Parameter" ? "" : $"({string.Join(", ", row.Shape.Skip(1))})";
            if (parts.Count > 0 && parts[^1].Name == name) parts[^1] = parts[^1].With(row, output);
            else parts.Add(new Part(name, row.Kind, output, row.Parameters, row.MultiplyAdds));
        }

        return parts;
    }

    private sealed record Part(string Name, string Layers, string Output, long Parameters, long MultiplyAdds)
    {
        public Part With(LayerRow row, string output) => this with
        {
            Layers = Layers.Split(", ").Contains(row.Kind) ? Layers : $"{Layers}, {row.Kind}",
            Output = output.Length > 0 ? output : Output, Parameters = Parameters + row.Parameters, MultiplyAdds = MultiplyAdds + row.MultiplyAdds,
        };
    }
}
