namespace Genex.Research.Storage;

/// <summary>What the library has to say beside its results: a damaged cache that is made again, a folder that cannot be written, a run that is left
/// out.</summary>
public static class Notices
{
    private static readonly HashSet<string> Said = new(StringComparer.Ordinal);

    /// <summary>Takes each line, from any thread; standard error by default.</summary>
    public static Action<string> Receiver { get; set; } = Console.Error.WriteLine;

    /// <summary>Says a line, once in a process.</summary>
    internal static void Say(string line)
    {
        lock (Said)
        {
            if (!Said.Add(line)) return;
        }

        Receiver(line);
    }
}
