using System.Collections.Concurrent;
using System.Globalization;

namespace Genex.Research.Experiments;

#pragma warning disable MA0182 // used by the command, which sees internal members

/// <summary>The other end of a <see cref="SweepProcess"/>: does the elements whose numbers come in, one a line, and answers each with a line.</summary>
internal static class SweepServer
{
    /// <summary>Serves until the input ends, which also stops the work that is under way: whoever gave it has been cancelled, or has died.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="input">Numbers of elements.</param>
    /// <param name="output">Number of the element and of its runs that failed.</param>
    /// <param name="cancellation">Stops as well.</param>
    public static void Serve(SweepFolder sweep, TextReader input, TextWriter output, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using BlockingCollection<int> asked = [];
        Thread reader = new(() =>
        {
            while (input.ReadLine() is { } line) asked.Add(int.Parse(line, CultureInfo.InvariantCulture));
            asked.CompleteAdding();
            stop.Cancel();
        })
        { IsBackground = true };
        reader.Start();
        SweepWork work = new(sweep, progress: null, stop.Token);
        foreach (int element in asked.GetConsumingEnumerable(CancellationToken.None))
        {
            output.WriteLine(Invariant($"{element} {work.Do(element)}"));
            output.Flush();
        }

        reader.Join();
        cancellation.ThrowIfCancellationRequested();
    }
}
