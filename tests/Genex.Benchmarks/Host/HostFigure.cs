namespace Genex.Benchmarks.Host;

/// <summary>One measured figure of the host.</summary>
/// <param name="Name">What was measured, such as <c>host/first-result</c>.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Baseline">The same for .NET Interactive's C# kernel, as measured with its last public source; null where there is none.</param>
/// <param name="Ratio">The figure divided by the baseline: below 1 is better.</param>
internal sealed record HostFigure(string Name, double Value, string Unit, double? Baseline, double? Ratio)
{
    internal static HostFigure Of(string name, double value, string unit, double? baseline) =>
        new(name, value, unit, baseline, baseline is { } other ? value / other : null);
}
