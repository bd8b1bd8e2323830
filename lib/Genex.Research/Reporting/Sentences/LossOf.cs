namespace Genex.Research.Reporting;

/// <summary>What one corruption costs.</summary>
/// <param name="Corruption">Its name.</param>
/// <param name="Level">How strong it is at the end, with its unit: "2 s".</param>
/// <param name="Before">The score with nothing changed.</param>
/// <param name="After">The score at the end.</param>
/// <param name="Loss">Mean over participants of what is lost.</param>
/// <param name="Lower">Lower end of its interval; null without one.</param>
internal sealed record LossOf(string Corruption, string Level, double? Before, double? After, double Loss, double? Lower);
