using System.Text.Json.Nodes;
using Genex.Notebooks.Display;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Running;

/// <summary>Collects a notebook's outputs as nbformat has them, one cell after another. Text written in many small pieces becomes one stream output.</summary>
internal sealed class OutputRecorder : IOutputSink
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<JsonObject>> _byDisplayId = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _outputs = [];
    private readonly System.Text.StringBuilder _text = new();
    private string? _stream;
    private bool _clearAtNext;

    public void Stream(string name, string text)
    {
        lock (_gate)
        {
            ClearIfAsked();
            if (_stream != name)
                EndStream();
            _stream = name;
            _text.Append(text);
        }
    }

    public void Display(MimeBundle bundle, string displayId)
    {
        lock (_gate)
        {
            JsonObject output = Data("display_data", bundle);
            if (!_byDisplayId.TryGetValue(displayId, out List<JsonObject>? shown))
                _byDisplayId[displayId] = shown = [];
            shown.Add(output);
            Add(output);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        lock (_gate)
        {
            foreach (JsonObject? output in _byDisplayId.GetValueOrDefault(displayId) ?? [])
                (output["data"], output["metadata"]) = (ForDisk(bundle.Data), bundle.Metadata.DeepClone());
        }
    }

    public void Clear(bool wait)
    {
        lock (_gate)
        {
            _clearAtNext = true;
            if (!wait)
                ClearIfAsked();
        }
    }

    /// <summary>Adds what the cell ended in and gives all its outputs; the next cell starts empty.</summary>
    public IReadOnlyList<JsonObject> EndCell(CellResult result, int executionCount)
    {
        NativeOutput.Drain();
        lock (_gate)
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
            JsonObject[] outputs = [.. _outputs];
            _outputs.Clear();
            _clearAtNext = false;
            return outputs;
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
        _outputs.Add(output);
    }

    private void EndStream()
    {
        if (_stream is not null && _text.Length > 0)
            _outputs.Add(new JsonObject { ["name"] = _stream, ["output_type"] = "stream", ["text"] = MultilineText.Write(_text.ToString()) });
        _text.Clear();
        _stream = null;
    }

    private void ClearIfAsked()
    {
        if (!_clearAtNext)
            return;
        _outputs.Clear();
        _text.Clear();
        _stream = null;
        _clearAtNext = false;
    }
}
