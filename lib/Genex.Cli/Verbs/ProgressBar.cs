using Spectre.Console;

namespace Genex.Cli.Verbs;

/// <summary>Work that knows how far it is: a bar with the time left on a terminal, a plain line every few seconds elsewhere; both on standard error.</summary>
internal static class ProgressBar
{
    private const double EnoughToPredict = 0.02;

    /// <summary>Does the work.</summary>
    /// <param name="title">What is being done, as "drawing".</param>
    /// <param name="unit">What is counted, as "frames".</param>
    /// <param name="count">How much of how much a report says is done.</param>
    /// <param name="work">Given the receiver of reports.</param>
    public static TResult Run<TProgress, TResult>(string title, string unit, Func<TProgress, (long Done, long Total)> count, Func<IProgress<TProgress>, TResult> work)
    {
        if (Console.IsErrorRedirected)
        {
            using var line = new ProgressLine();
            return work(line.Of<TProgress>(value => Say(title, unit, count(value), line.Elapsed)));
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(title);
                var gate = new Lock();
                return work(new Receiver<TProgress>(value =>
                {
                    (long done, long total) = count(value);
                    lock (gate)
                    {
                        (bar.MaxValue, bar.Value) = (Math.Max(1, total), Math.Max(bar.Value, done));
                        bar.Description = $"{title}, {done:#,0} of {total:#,0} {unit}";
                    }
                }));
            });
    }

    private static string Say(string title, string unit, (long Done, long Total) at, TimeSpan elapsed)
    {
        double share = (double)at.Done / Math.Max(1, at.Total);
        string left = share < EnoughToPredict ? "" : $", about {elapsed.TotalSeconds * (1 - share) / share:0} s left";
        return $"{title}: {at.Done:#,0} of {at.Total:#,0} {unit} ({share:P0}){left}";
    }

    private sealed class Receiver<T>(Action<T> act) : IProgress<T>
    {
        public void Report(T value) => act(value);
    }
}
