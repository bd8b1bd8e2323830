using System.Collections.Concurrent;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;

namespace Genex.Research.Reporting;

/// <summary>Neighbouring layers of a model taken together, so that the whole fits a page.</summary>
internal sealed record ModelPart(string Name, string Layers, string Output, long Parameters, long MultiplyAdds)
{
    private const int MostRows = 24;

    // The largest model takes a second or two to build, and a notebook asks three times.
    private static readonly ConcurrentDictionary<(string Id, int Targets, int ImageSize), List<ModelPart>> Known = new();

    public static IReadOnlyList<ModelPart> Of(ModelDescription model, int targets, int imageSize) =>
        Known.GetOrAdd((model.Id, targets, imageSize), _ => Observe(model, targets, imageSize));

    private static List<ModelPart> Observe(ModelDescription model, int targets, int imageSize)
    {
        using EmotionModel built = model.Create(new ModelSettings(targets, imageSize));
        LayerRow[] rows = [.. LayerTable.Of(built, imageSize).Rows.Where(row => row.Kind != "Parameter" || row.Parameters > 0)];
        int deepest = rows.Max(row => row.Name.Split('.').Length);
        return Enumerable.Range(1, deepest).Reverse().Select(depth => Grouped(rows, depth))
            .First(parts => parts.Count <= MostRows || parts.Count == Grouped(rows, 1).Count);
    }

    // Neighbours whose names agree in the first few steps are one part.
    private static List<ModelPart> Grouped(LayerRow[] rows, int depth)
    {
        List<ModelPart> parts = [];
        foreach (LayerRow row in rows)
        {
            string name = string.Join('.', row.Name.Split('.').Take(depth));
            string output = row.Kind == "Parameter" ? "" : $"({string.Join(", ", row.Shape.Skip(1))})";
            if (parts.Count > 0 && parts[^1].Name == name) parts[^1] = parts[^1].With(row, output);
            else parts.Add(new ModelPart(name, row.Kind, output, row.Parameters, row.MultiplyAdds));
        }

        return parts;
    }

    private ModelPart With(LayerRow row, string output) => this with
    {
        Layers = Layers.Split(", ").Contains(row.Kind) ? Layers : $"{Layers}, {row.Kind}",
        Output = output.Length > 0 ? output : Output,
        Parameters = Parameters + row.Parameters,
        MultiplyAdds = MultiplyAdds + row.MultiplyAdds,
    };
}
