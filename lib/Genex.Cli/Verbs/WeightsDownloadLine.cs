using System.Diagnostics;
using Genex.Research.Models.Weights;

namespace Genex.Cli.Verbs;

/// <summary>A plain line about a download, every two seconds.</summary>
internal sealed class WeightsDownloadLine : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private long last = Stopwatch.GetTimestamp();

    public void Report(DownloadProgress value)
    {
        if (Stopwatch.GetElapsedTime(last) < Interval)
            return;
        last = Stopwatch.GetTimestamp();
        Console.Error.WriteLine(value.Total is { } total ? $"{value.Received / 1e6:0.0} of {total / 1e6:0.0} MB" : $"{value.Received / 1e6:0.0} MB");
    }
}
