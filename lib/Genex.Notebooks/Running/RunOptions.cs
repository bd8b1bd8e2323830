namespace Genex.Notebooks.Running;

/// <summary>What a run of notebooks is told.</summary>
public sealed record RunOptions
{
    /// <summary>Folder for the executed notebooks, under their own file names; null writes them where they are.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>Parameters by name, as text; read as the type that the cell tagged <c>parameters</c> declares. A notebook that does not declare one is not
    /// given it.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The profile recorded and, where a notebook declares a parameter <c>profile</c> with another value, injected. Null leaves the notebook's
    /// own.</summary>
    public string? Profile { get; init; }

    /// <summary>The longest a notebook may take. Default: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The longest one cell may take. Default: no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How many notebooks run at the same time, 1 or more. Default 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Whether a notebook goes on after a failing cell and the run still counts as done. Default false.</summary>
    public bool AllowErrors { get; init; }

    /// <summary>Whether a notebook is left alone when its executed copy was made from the same cells, parameters and files. Default false.</summary>
    public bool SkipUnchanged { get; init; }

    /// <summary>Files and folders whose content the notebooks depend on, beside the assemblies that their <c>#r</c> lines name.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];
}
