using Genex.Research.Evaluation;

namespace Genex.Research.Reporting;

/// <summary>What a sentence about two predictors follows from.</summary>
/// <param name="First">Name of the first.</param>
/// <param name="Second">Name of the second, with its article.</param>
/// <param name="Score">What is compared, as "balanced accuracy".</param>
/// <param name="Result">Differences, interval, tests.</param>
internal sealed record ContrastNumbers(string First, string Second, string Score, PairedContrast Result);
