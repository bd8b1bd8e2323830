using System.Text.Json.Nodes;
using Genex.Notebooks.Display;

namespace Genex.Notebooks.Kernel;

/// <summary>One cell's output on its way to the front ends, under the header of the request that asked for it. A silent request shows nothing.</summary>
internal sealed class CellOutput(OutputQueue queue, JsonObject parent, bool silent) : IOutputSink
{
    public void Stream(string name, string text)
    {
        if (!silent)
            queue.Stream(parent, name, text);
    }

    public void Display(MimeBundle bundle, string displayId) => Show("display_data", bundle, displayId);

    public void Update(MimeBundle bundle, string displayId) => Show("update_display_data", bundle, displayId);

    public void Clear(bool wait) => Publish("clear_output", new() { ["wait"] = wait });

    /// <summary>Publishes a message of another kind.</summary>
    public void Publish(string type, JsonObject content)
    {
        if (!silent)
            queue.Add(new(parent, type, content, null));
    }

    private void Show(string type, MimeBundle bundle, string displayId)
    {
        if (!silent)
            queue.Add(new(parent, type, new()
            {
                ["data"] = bundle.Data.DeepClone(),
                ["metadata"] = bundle.Metadata.DeepClone(),
                ["transient"] = new JsonObject { ["display_id"] = displayId },
            }, displayId));
    }
}
