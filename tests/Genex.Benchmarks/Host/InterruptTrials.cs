namespace Genex.Benchmarks.Host;

/// <summary>Interrupts running code of every kind at several moments, and sees whether the session is still there.</summary>
internal static class InterruptTrials
{
    private static readonly double[] Moments = [0.5, 1.2, 3];

    /// <summary>How long the answer to an interrupt may take, where the code has something of the cell's in it and where it has not.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(20);

    // A kind whose code has nothing of the cell inside is left to run on: it then gets a kernel of its own, or the next trial would measure what the ones
    // before still take of the machine.
    private static readonly (string Name, string Code, bool RunsOn)[] Kinds =
    [
        ("recursion", "long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(60)", false),
        ("LINQ", "Enumerable.Range(0, int.MaxValue).Select(x => (long)x * x % 7).Sum()", false),
        ("PLINQ", "Enumerable.Range(0, int.MaxValue).AsParallel().Select(x => Math.Sqrt(x)).Sum()", false),
        ("sort",
            "var a = new int[80_000_000]; for (var i = 0; i < a.Length; i++) a[i] = i * 7919 % 1_000_003; Array.Sort(a, (x, y) => y.CompareTo(x));", false),
        ("regex", "System.Text.RegularExpressions.Regex.IsMatch(new string('a', 34) + \"!\", \"^(a+)+$\")", true),
        ("Parallel", "System.Threading.Tasks.Parallel.For(0, int.MaxValue, i => { Math.Sqrt(i); });", false),
        ("tasks", "await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => { while (true) { } })));", false),
        ("waits", "new System.Threading.ManualResetEventSlim().Wait();", false),
        ("native",
            "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int usleep(uint t);\nfor (var i = 0; i < 100; i++) usleep(900_000);", false),
    ];

    /// <summary>The kinds of code.</summary>
    public static IEnumerable<string> Names => Kinds.Select(static kind => kind.Name);

    /// <summary>Runs the trials; a kernel that dies is started again.</summary>
    /// <param name="repetitions">How often at each moment.</param>
    /// <param name="only">One kind of code; null for all.</param>
    /// <param name="output">Told a line for each kind.</param>
    /// <param name="cancellationToken">Ends them between two.</param>
    /// <returns>Whether no kernel died, no state was lost and every answer came in time.</returns>
    public static bool Run(int repetitions, string? only, TextWriter output, CancellationToken cancellationToken)
    {
        output.WriteLine(Invariant($"{"kind",-10} {"trials",6} {"dead",5} {"silent",6} {"state lost",10} {"late",5} {"median s",9} {"longest s",9}"));
        bool good = true;
        foreach ((string name, string code, bool runsOn) in Kinds.Where(kind => only is null || kind.Name == only))
        {
            int dead = 0, silent = 0, lost = 0, late = 0;
            var times = new List<double>();
            KernelClient kernel = Start();
            foreach (double moment in Moments)
                for (int i = 0; i < repetitions; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (kernel.Interrupt(code, TimeSpan.FromSeconds(moment), Patience) is var (took, error))
                    {
                        times.Add(took.TotalSeconds);
                        if (took > Limit || error != "Interrupted")
                            late++;
                        if (Kept(kernel) != "42")
                            lost++;
                    }
                    else if (kernel.IsGone)
                        dead++;
                    else
                        silent++;
                    if (!kernel.IsGone && silent == 0 && !runsOn)
                        continue;
                    kernel.Dispose();
                    kernel = Start();
                }
            kernel.Dispose();
            times.Sort();
            string middle = times.Count > 0 ? Invariant($"{times[times.Count / 2],9:0.00} {times[^1],9:0.00}") : "";
            output.WriteLine(Invariant($"{name,-10} {repetitions * Moments.Length,6} {dead,5} {silent,6} {lost,10} {late,5} {middle}"));
            good &= dead + silent + lost + late == 0;
        }
        return good;
    }

    private static KernelClient Start()
    {
        var kernel = new KernelClient();
        kernel.WaitUntilReady();
        kernel.Run("var kept = 41;");
        return kernel;
    }

    private static string Kept(KernelClient kernel)
    {
        try
        {
            return kernel.Run("kept + 1");
        }
        catch (Exception lost) when (lost is TimeoutException or InvalidOperationException)
        {
            return lost.Message;
        }
    }
}
