using System.Text.Json.Nodes;
using Genex.Notebooks.Display;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Running;

/// <summary>Collects a notebook's outputs as nbformat has them, one cell after another. Text written in many small pieces becomes one stream output.</summary>
internal sealed class OutputRecorder : IOutputSink
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<JsonObject>> byDisplayId = new(StringComparer.Ordinal);
    private readonly List<JsonObject> outputs = [];
    private readonly System.Text.StringBuilder text = new();
    private string? stream;
    private bool clearAtNext;

    public void Stream(string name, string text)
    {
        lock (gate)
        {
            ClearIfAsked();
            if (stream != name)
                EndStream();
            stream = name;
            this.text.Append(text);
        }
    }

    public void Display(MimeBundle bundle, string displayId)
    {
        lock (gate)
        {
            JsonObject output = Data("display_data", bundle);
            if (!byDisplayId.TryGetValue(displayId, out List<JsonObject>? shown))
                byDisplayId[displayId] = shown = [];
            shown.Add(output);
            Add(output);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        lock (gate)
        {
            foreach (JsonObject? output in byDisplayId.GetValueOrDefault(displayId) ?? [])
                (output["data"], output["metadata"]) = (ForDisk(bundle.Data), bundle.Metadata.DeepClone());
        }
    }

    public void Clear(bool wait)
    {
        lock (gate)
        {
            clearAtNext = true;
            if (!wait)
                ClearIfAsked();
        }
    }

    /// <summary>Adds what the cell ended in and gives all its outputs; the next cell starts empty.</summary>
    public IReadOnlyList<JsonObject> EndCell(CellResult result, int executionCount)
    {
        NativeOutput.Drain();
        lock (gate)
        {
            if (result.Value is { } value)
            {
                JsonObject output = Data("execute_result", value);
                output["execution_count"] = executionCount;
                Add(output);
            }
            if (result.Error is { } error)
                Add(Error(error));
            EndStream();
            JsonObject[] all = [.. outputs];
            outputs.Clear();
            clearAtNext = false;
            return all;
        }
    }

    /// <summary>An <c>error</c> output.</summary>
    public static JsonObject Error(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };

    private static JsonObject Data(string kind, MimeBundle bundle) =>
        new() { ["data"] = ForDisk(bundle.Data), ["metadata"] = bundle.Metadata.DeepClone(), ["output_type"] = kind };

    /// <summary>On disk text is a list of lines; base64 and JSON stay as they are.</summary>
    private static JsonObject ForDisk(JsonObject data)
    {
        var onDisk = new JsonObject();
        foreach ((string? mimeType, JsonNode? content) in data)
            onDisk[mimeType] = content is JsonValue value && value.TryGetValue<string>(out string? text)
                && (mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType == "image/svg+xml")
                ? MultilineText.Write(text)
                : content?.DeepClone();
        return onDisk;
    }

    private void Add(JsonObject output)
    {
        ClearIfAsked();
        EndStream();
        outputs.Add(output);
    }

    private void EndStream()
    {
        if (stream is not null && text.Length > 0)
            outputs.Add(new JsonObject { ["name"] = stream, ["output_type"] = "stream", ["text"] = MultilineText.Write(text.ToString()) });
        text.Clear();
        stream = null;
    }

    private void ClearIfAsked()
    {
        if (!clearAtNext)
            return;
        outputs.Clear();
        text.Clear();
        stream = null;
        clearAtNext = false;
    }
}
