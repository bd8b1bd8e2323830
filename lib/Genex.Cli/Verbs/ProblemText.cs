namespace Genex.Cli.Verbs;

/// <summary>What went wrong in the words of whoever noticed, without the runtime's additions.</summary>
internal static class ProblemText
{
    /// <summary>The message, without the name of a parameter and the value it had, which the message says itself.</summary>
    public static string Of(Exception problem) => problem is ArgumentException { ParamName: { } name }
        ? problem.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal).Split("\nActual value was", 2)[0].TrimEnd()
        : problem.Message;
}
