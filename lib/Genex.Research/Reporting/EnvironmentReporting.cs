using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>What the machine has.</summary>
public static class EnvironmentReporting
{
    /// <summary>Item by item, with what to do about what is missing.</summary>
    public static Table ToTable(this IEnumerable<EnvironmentItem> items) => new(
        "This machine", [Column.Text("Item"), Column.Text("Found"), Column.Text("What to do")],
        items.Select(item => (IReadOnlyList<object?>)[item.Item, item.Found, item.Fine ? "" : item.Advice]));
}
