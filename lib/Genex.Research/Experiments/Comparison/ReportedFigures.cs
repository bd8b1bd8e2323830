using System.Globalization;
using Genex.Research.Datasets;

#pragma warning disable MA0048 // the table and one row of it

namespace Genex.Research.Experiments;

/// <summary>One row of the report's two tables, as printed there.</summary>
/// <param name="Model">Id of the architecture.</param>
/// <param name="Name">The report's name for it.</param>
/// <param name="Task">The task that the row was scored on: A.* on binary attention, B.* on the 17 targets.</param>
/// <param name="F1">The column "F1 Score".</param>
/// <param name="Accuracy">The column "Accuracy", 0 to 1.</param>
/// <param name="Parameters">The column "Parameters", as text ("2.0M").</param>
/// <param name="Strategy">The last column: training or fusion strategy.</param>
public sealed record ReportedFigure(string Model, string Name, EmotionTask Task, double F1, double Accuracy, string Parameters, string Strategy);

/// <summary>The figures of the report: the only numbers of this project that it did not compute. Source: data/report/figures.csv.</summary>
public static class ReportedFigures
{
    private const string Resource = "Genex.Research.report.figures.csv";

    private static readonly Lazy<IReadOnlyList<ReportedFigure>> Rows = new(Read);

    /// <summary>In the order of the report's tables.</summary>
    public static IReadOnlyList<ReportedFigure> All => Rows.Value;

    /// <summary>The report's row of a model; null for one that the report does not have.</summary>
    public static ReportedFigure? Of(string model) => All.FirstOrDefault(figure => figure.Model == model);

    private static List<ReportedFigure> Read()
    {
        using Stream stream = typeof(ReportedFigures).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without its resource {Resource}.");
        using StreamReader text = new(stream);
        List<ReportedFigure> figures = [];
        foreach (string[] cells in CsvText.Read(text.ReadToEnd()).Skip(1))
        {
            figures.Add(new(cells[0], cells[1], EmotionTask.Parse(cells[2]), double.Parse(cells[3], CultureInfo.InvariantCulture),
                double.Parse(cells[4], CultureInfo.InvariantCulture), cells[5], cells[6]));
        }

        return figures;
    }
}
