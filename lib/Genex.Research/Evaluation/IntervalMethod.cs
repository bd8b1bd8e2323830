namespace Genex.Research.Evaluation;

/// <summary>How an interval over participants is made.</summary>
public enum IntervalMethod
{
    /// <summary>Student's t over participants: mean +- t(N - 1) s / sqrt(N). For fewer than 10 participants.</summary>
    StudentT = 0,

    /// <summary>
    /// Percentiles of a bootstrap over participants, widened so that their coverage does not shrink with N
    /// (Hesterberg 2015, "expanded percentile"). For 10 participants or more.
    /// </summary>
    ParticipantBootstrap,
}
