namespace Genex.Notebooks.Display;

/// <summary>Where a cell's questions go. Without a front end that can be asked, a question is an error.</summary>
internal static class CellInput
{
    /// <summary>Asks: the prompt, and whether what is typed stays hidden. Set by the kernel.</summary>
    public static Func<string, bool, string>? Ask { get; set; }

    public static string Request(string prompt, bool hidden) =>
        Ask?.Invoke(prompt, hidden) ?? throw new InvalidOperationException($"the cell asks for input ('{prompt}'), and nobody can be asked here: give the value as a parameter instead");
}
