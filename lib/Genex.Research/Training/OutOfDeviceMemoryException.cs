using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>A step needed more memory than the device has; says what to lower.</summary>
public sealed partial class OutOfDeviceMemoryException : Exception
{
    /// <inheritdoc/>
    public OutOfDeviceMemoryException() : base("The device has too little memory.")
    {
    }

    /// <inheritdoc/>
    public OutOfDeviceMemoryException(string message) : base(message)
    {
    }

    /// <inheritdoc/>
    public OutOfDeviceMemoryException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Puts libtorch's failure to allocate into words; null when the failure is another.</summary>
    /// <param name="problem">What TorchSharp threw.</param>
    /// <param name="device">Where the step ran.</param>
    /// <param name="settings">Of the training.</param>
    /// <param name="side">Side of the frames, pixels.</param>
    internal static OutOfDeviceMemoryException? From(Exception problem, Device device, TrainingSettings settings, int side)
    {
        if (problem is not ExternalException || !Refusal().IsMatch(problem.Message)) return null;
        string asked = Asked().Match(problem.Message) is { Success: true } found ? $" ({found.Value.Trim()})" : "";
        int half = Math.Max(1, settings.BatchSize / 2);
        string lower = settings.BatchSize == 1 ? "Take smaller frames or a smaller model"
            : Invariant($"Lower the batch size from {settings.BatchSize} to {half} and raise the accumulated batches from {settings.AccumulatedBatches} to ")
                + Invariant($"{settings.AccumulatedBatches * settings.BatchSize / half}, which comes to the same steps, or take smaller frames");
        return new OutOfDeviceMemoryException(
            Invariant($"{device} has too little memory for batches of {settings.BatchSize} frames of {side} x {side} pixels{asked}. {lower}; other programs ")
            + "may hold the device's memory too.", problem);
    }

    [GeneratedRegex("out of memory|can't allocate memory|bad allocation|bad_alloc", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"tried to allocate [\d.]+ \w+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Asked();
}
