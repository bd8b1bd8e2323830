namespace Genex.Research.Evaluation;

/// <summary>A simulated study, as far as a test or an interval sees it.</summary>
/// <param name="Values">N, one score or one difference per participant.</param>
/// <param name="TrueMean">Their mean over all participants there could be.</param>
/// <param name="FrameError">Standard error of the mean if frames were independent; null where the scenario has no frames.</param>
internal sealed record ScoreTable(double[] Values, double TrueMean, double? FrameError);
