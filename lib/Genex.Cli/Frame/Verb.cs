using System.CommandLine;

namespace Genex.Cli.Frame;

/// <summary>One verb: its line in the list of verbs, the text under its help, its options, and its work, which always goes through the
/// <see cref="Guard"/>.</summary>
internal sealed class Verb : Command
{
    private readonly string whenCancelled;

    /// <param name="name">What is typed.</param>
    /// <param name="summary">One line.</param>
    /// <param name="text">The rest of its help: more closely what it does, exit codes, examples. Lines that begin with a space are left as they are.</param>
    /// <param name="whenCancelled">What is left when it is cancelled, as the end of a sentence.</param>
    public Verb(string name, string summary, string text, string whenCancelled = "nothing was written") : base(name, summary)
    {
        (Text, this.whenCancelled) = (text, whenCancelled);
        Action = new Guard(HelpText.List); // a verb that only has parts lists them
    }

    /// <summary>The rest of its help.</summary>
    public string Text { get; }

    /// <summary>Leaves it out of the list of verbs.</summary>
    public Verb Hide()
    {
        Hidden = true;
        return this;
    }

    /// <summary>Gives it work that is over at once, or that may be left where it is when it is cancelled.</summary>
    /// <param name="work">Returns the exit code.</param>
    public Verb Does(Func<ParseResult, int> work)
    {
        Action = new Guard((result, cancellation) => Task.Run(() => work(result), CancellationToken.None).WaitAsync(cancellation), whenCancelled);
        return this;
    }

    /// <summary>Gives it work that looks at its cancellation and cleans up.</summary>
    /// <param name="work">Returns the exit code.</param>
    public Verb Does(Func<ParseResult, CancellationToken, int> work) =>
        Does((result, cancellation) => Task.Run(() => work(result, cancellation), CancellationToken.None));

    /// <inheritdoc cref="Does(Func{ParseResult, CancellationToken, int})"/>
    public Verb Does(Func<ParseResult, CancellationToken, Task<int>> work)
    {
        Action = new Guard(work, whenCancelled);
        return this;
    }
}
