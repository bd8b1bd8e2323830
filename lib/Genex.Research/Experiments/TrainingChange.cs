using System.Text.Json.Serialization;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>What is changed of the settings that a profile has for a model: the same changes for the options of a command and for a plan.</summary>
internal sealed record TrainingChange
{
    /// <summary>A JSON file with every setting, which the rest then changes; null starts from the profile's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>What the file holds, or every setting in place of a file; null starts from the profile's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TrainingSettings? Training { get; init; }

    /// <inheritdoc cref="TrainingSettings.WithEpochs"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Epochs
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Epochs), value, "A phase has at least 1 epoch.");
    }

    /// <inheritdoc cref="TrainingSettings.BatchSize"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Batch { get; init; }

    /// <summary>The largest rate of each phase, above 0; the rates of other parts keep their ratio to it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LearningRate { get; init; }

    /// <inheritdoc cref="TrainingSettings.ModalityDropout"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ModalityDropout { get; init; }

    /// <inheritdoc cref="TrainingSettings.Moments"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Moments { get; init; }

    /// <summary>What frozen layers and scoring compute in: <see cref="InferencePrecisions.Names"/>; null is the profile's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Precision { get; init => field = value is null ? null : InferencePrecisions.NameOf(InferencePrecisions.Parse(value)); }

    /// <summary>Which validation score chooses the epoch: <see cref="WatchedScores.Names"/>; null is the profile's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChooseEpochBy { get; init => field = value is null ? null : WatchedScores.NameOf(WatchedScores.Parse(value)); }

    /// <summary>The same change with what its file holds in place of the file, so that it means the same on another machine.</summary>
    /// <param name="folder">Where a relative path begins.</param>
    /// <exception cref="ArgumentException">It names a file and gives the settings as well, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file does not hold settings.</exception>
    public TrainingChange Read(string folder)
    {
        if (File is null) return this;
        if (Training is not null) throw new ArgumentException("settings with \"file\" and \"training\": expected one of the two.");
        try
        {
            return this with { File = null, Training = SettingsJson.Read(Path.Combine(folder, File)) };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"it names the settings \"{File}\", which cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Settings with the change.</summary>
    /// <param name="settings">The profile's for the model.</param>
    public TrainingSettings Apply(TrainingSettings settings)
    {
        settings = Training ?? settings;
        if (Epochs is { } epochs) settings = settings.WithEpochs(epochs);
        if (Batch is { } batch) settings = settings with { BatchSize = batch };
        if (LearningRate is { } rate) settings = settings.WithRate(rate);
        if (Moments is { } moments) settings = settings with { Moments = moments };
        if (ChooseEpochBy is { } score) settings = settings.WithEpochChosenBy(WatchedScores.Parse(score));
        if (Precision is { } precision) settings = settings with { Inference = InferencePrecisions.Parse(precision) };
        return ModalityDropout is { } dropout ? settings with { ModalityDropout = dropout } : settings;
    }
}
