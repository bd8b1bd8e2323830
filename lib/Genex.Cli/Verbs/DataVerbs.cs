using Genex.Cli.Frame;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data</c>: make, look at, align and prepare recordings.</summary>
internal static class DataVerbs
{
    public static Verb Create() => new("data", "Simulate, inspect, align, audit, prepare and query studies.", "")
    {
        DataSimulate.Create(), DataInitVerb.Create(), DataInspectVerb.Create(), DataAlignVerb.Create(), DataAuditVerb.Create(),
        DataPrepareVerb.Create(), DataQueryVerb.Create(),
    };
}
