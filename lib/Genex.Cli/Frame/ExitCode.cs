using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Genex.Notebooks.Running;
using Genex.Research.Audit;
using Genex.Research.Recordings;
using Genex.Research.Training;

namespace Genex.Cli.Frame;

/// <summary>The exit codes of every verb, and which exception leads to which.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The input was fine and the work failed: training diverged, memory ran out.</summary>
    public const int Failed = 1;

    /// <summary>The input cannot be used: a wrong option, a folder that is not there, a damaged file.</summary>
    public const int Unusable = 2;

    /// <summary>The data audit blocks the data.</summary>
    public const int Blocked = 3;

    public const int Cancelled = 130;

    /// <summary>The code of what went wrong; null for what nobody expects, which is a defect.</summary>
    public static int? Of(Exception problem) => problem switch
    {
        OperationCanceledException => Cancelled,
        DuckDBException { ErrorType: DuckDBErrorType.Interrupt } => Cancelled,
        DuckDBException { ErrorType: DuckDBErrorType.OutOfMemory } => Failed,
        DuckDBException => Unusable,
        BlockedDataException => Blocked,
        TrainingDivergedException or OutOfDeviceMemoryException or OutOfMemoryException or TimeoutException => Failed,
        ArgumentNullException => null,
        RecordingException or ParameterException or ArgumentException or FormatException or NotSupportedException => Unusable,
        IOException or InvalidDataException or UnauthorizedAccessException or HttpRequestException => Unusable,
        _ => null,
    };
}
