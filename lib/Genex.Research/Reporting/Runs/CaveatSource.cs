using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>What one run says of itself.</summary>
/// <param name="Name">What the run is called among the others.</param>
/// <param name="Caveats">What must be said beside its numbers, learning left aside.</param>
/// <param name="Learning">Whether it has learnt anything.</param>
/// <param name="LikeChance">Whether people were held out and its AUROC over them is not told from chance.</param>
internal sealed record CaveatSource(string Name, IReadOnlyList<string> Caveats, LearningCheck Learning, bool LikeChance = false);
