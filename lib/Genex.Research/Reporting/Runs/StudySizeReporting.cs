using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>How many more people a difference would take: <c>contrast.SayStudySize(0.05)</c>.</summary>
public static class StudySizeReporting
{
    /// <summary>How many participants a study like this one needs to show a difference.</summary>
    /// <param name="contrast">Two predictors on the same held-out participants.</param>
    /// <param name="difference">To be shown; null takes the one that was found.</param>
    /// <param name="power">With which probability. Default 0.8.</param>
    /// <exception cref="ArgumentException">There is no spread between participants, or no difference.</exception>
    public static Sentence SayStudySize(this RunContrast contrast, double? difference = null, double power = 0.8)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        return StudySize.Of(contrast.Result, difference, power).Say($"{contrast.First} against {contrast.Second}, {contrast.Score.Name}");
    }

    /// <summary>The same of a size that was worked out.</summary>
    /// <param name="size">How many.</param>
    /// <param name="what">Which difference, in words.</param>
    public static Sentence Say(this StudySize size, string what)
    {
        ArgumentNullException.ThrowIfNull(size);
        return GridSentences.Size(what, size.Difference, size.Power, size.Participants, size.Fewest, size.Largest, size.Now, StudySize.Most,
            size.LeavesOneOut);
    }
}
