using System.CommandLine;

namespace Genex.Cli.Verbs;

/// <summary>genex data: make, look at and align recordings.</summary>
public static class DataVerbs
{
    /// <summary>The verb group with its subcommands.</summary>
    public static Command Create() => new("data", "Make, inspect and align studies.")
    {
        DataSimulate.Create(),
        DataInspectVerb.Create(),
        DataAlignVerb.Create(),
        DataAuditVerb.Create(),
    };
}
