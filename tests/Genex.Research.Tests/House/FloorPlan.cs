namespace Genex.Research.Tests.House;

/// <summary>The floors of one library, declared: the only lists to change when a folder comes, goes or moves.</summary>
/// <param name="Root">The assembly's name, which is its root namespace and its folder below <c>lib</c>.</param>
/// <param name="Floors">Its folders from the ground up. Each uses only those before it; what lies in none of them stands on top of all.</param>
internal sealed record FloorPlan(string Root, IReadOnlyList<string> Floors)
{
    /// <summary>The floor of types whose namespace is not that of their folder.</summary>
    public IReadOnlyDictionary<string, string> Elsewhere { get; init; } = new Dictionary<string, string>();

    /// <summary>Floors that use less than what lies below them: the floors that each may use.</summary>
    public IReadOnlyDictionary<string, string[]> Only { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Upward references that are still there, as "Floor.Type -> Floor.Type". The list may only shrink: one that is mended has to leave it.</summary>
    public IReadOnlyList<string> KnownTrespasses { get; init; } = [];

    /// <summary>The library. Evaluation and Information are pure functions on arrays.</summary>
    public static FloorPlan Research { get; } = new("Genex.Research",
        ["Storage", "Numerics", "Natives", "Recordings", "Alignment", "Datasets", "Simulation", "Models", "Training", "Evaluation", "Information", "Audit",
            "Experiments", "Prediction", "Claims", "Reporting"])
    {
        // Natives find their files by it; it lies at the root because the module's initializer does.
        Elsewhere = new Dictionary<string, string> { ["Genex.Research.PackageFolder"] = "Natives" },
        Only = new Dictionary<string, string[]>
        {
            ["Evaluation"] = ["Storage", "Numerics"],
            ["Information"] = ["Storage", "Numerics", "Evaluation"],
        },
        KnownTrespasses = [],
    };

    /// <summary>The notebook host. Its process stands on top.</summary>
    public static FloorPlan Notebooks { get; } = new("Genex.Notebooks",
        ["Documents", "Display", "Installation", "Interruption", "Packages", "Session", "Assistance", "Running", "Export", "Kernel"])
    {
        // In System, as .NET Interactive has it, so that x.Display() needs no using.
        // The one atomic writer is compiled from the library's source.
        Elsewhere = new Dictionary<string, string>
        {
            ["System.DisplayExtensions"] = "Display",
            ["Genex.Research.Storage.AtomicFile"] = "Documents",
            ["Genex.Research.Storage.PendingFile"] = "Documents",
            ["Genex.Research.Storage.ScratchFolder"] = "Documents",
        },
    };

    /// <summary>The floor of a type by its full name; null for one on top of all floors, or of a folder that is not in the plan.</summary>
    public string? FloorOf(string type) => Elsewhere.GetValueOrDefault(type)
        ?? Floors.FirstOrDefault(floor => type.StartsWith($"{Root}.{floor}.", StringComparison.Ordinal));

    /// <summary>Whether a type lies in the root namespace itself.</summary>
    public bool OnTop(string type) => type.LastIndexOf('.') == Root.Length && type.StartsWith(Root, StringComparison.Ordinal);

    /// <summary>Whether a floor may use another.</summary>
    public bool MayUse(string from, string to) =>
        from == to || (Only.TryGetValue(from, out string[]? only) ? only.Contains(to) : Height(to) < Height(from));

    /// <summary>How many floors lie below.</summary>
    public int Height(string floor) => Floors.ToList().IndexOf(floor);
}
