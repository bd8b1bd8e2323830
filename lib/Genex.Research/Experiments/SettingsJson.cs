using System.Text.Json;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>Training settings as a JSON file, to be changed by hand and given back.</summary>
public static class SettingsJson
{
    /// <summary>Every setting, as a run's specification.json holds them under "training".</summary>
    public static string Write(TrainingSettings settings) => JsonSerializer.Serialize(settings, RunJson.Readable);

    /// <summary>Reads settings from a file.</summary>
    /// <exception cref="InvalidDataException">A key is not known or missing, or a value is out of range; the message names file, key and place.</exception>
    public static TrainingSettings Read(string path) => StrictJson.Read<TrainingSettings>(path, "training settings",
        "Start from what genex train --print-settings writes.",
        settings => settings.Phases.Count > 0 ? settings : throw new JsonException("phases is empty; expected at least one"));
}
