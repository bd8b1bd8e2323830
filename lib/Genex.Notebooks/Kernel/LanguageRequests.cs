using System.Text.Json.Nodes;
using Genex.Notebooks.Assistance;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Kernel;

/// <summary>Answers <c>complete_request</c>, <c>inspect_request</c> and <c>is_complete_request</c>.</summary>
internal sealed class LanguageRequests(NotebookSession session)
{
    /// <summary>How long an answer may take; after that there is none, as where nothing is known.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Lazy<CodeAssistant> assistant = new(() => new CodeAssistant(session));

    private readonly Lock gate = new();

    /// <summary>Has the completion service do something, so that the first question finds it ready.</summary>
    public void Warm() => Complete(new() { ["code"] = "Console.", ["cursor_pos"] = 8 });

    /// <summary>The content of <c>complete_reply</c>.</summary>
    public JsonObject Complete(JsonObject request)
    {
        (string? source, int position) = Cursor(request);
        Completions found = Ask(token => assistant.Value.CompleteAsync(source, position, token)) ?? new Completions([], position, position);
        (int start, int end) = (CodePoints.FromUtf16(source, found.Start), CodePoints.FromUtf16(source, found.End));
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => (JsonNode)item.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] =
                    new JsonArray(
                    [.. found.Items.Select(item => new JsonObject { ["start"] = start, ["end"] = end, ["text"] = item.Text, ["type"] = item.Kind })]),
            },
        };
    }

    /// <summary>The content of <c>inspect_reply</c>.</summary>
    public JsonObject Inspect(JsonObject request)
    {
        (string? source, int position) = Cursor(request);
        var data = new JsonObject();
        if (Ask(token => assistant.Value.InspectAsync(source, position, token)) is var (declaration, documentation))
        {
            data["text/plain"] = documentation.Length > 0 ? declaration + "\n\n" + documentation : declaration;
            data["text/markdown"] = $"```csharp\n{declaration}\n```\n\n{documentation}".TrimEnd();
        }
        return new() { ["status"] = "ok", ["found"] = data.Count > 0, ["data"] = data, ["metadata"] = new JsonObject() };
    }

    /// <summary>The content of <c>is_complete_reply</c>.</summary>
    public static JsonObject IsComplete(JsonObject request)
    {
        (string? status, string? indent) = Completeness.Of(request["code"]?.ToString() ?? "");
        var reply = new JsonObject { ["status"] = status };
        if (status == "incomplete")
            reply["indent"] = indent;
        return reply;
    }

    /// <summary>One question at a time, so that warming up and a first question do not do the same work twice.</summary>
    private T? Ask<T>(Func<CancellationToken, Task<T>> question)
    {
        lock (gate)
        {
            using var limit = new CancellationTokenSource(Limit);
            try
            {
                return question(limit.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                return default;
            }
        }
    }

    private static (string Source, int Position) Cursor(JsonObject request)
    {
        string source = request["code"]?.ToString() ?? "";
        return (source, CodePoints.ToUtf16(source, (int?)request["cursor_pos"] ?? int.MaxValue));
    }
}
