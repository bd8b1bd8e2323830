using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Kernel;

/// <summary>What a Jupyter front end tells a kernel about where to listen. Source:
/// https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files.</summary>
/// <param name="Address">The address to bind, without a port, such as <c>tcp://127.0.0.1</c>. Nothing is bound on any other.</param>
/// <param name="Shell">Port of the shell channel.</param>
/// <param name="Control">Port of the control channel.</param>
/// <param name="Stdin">Port of the channel on which the kernel asks for input.</param>
/// <param name="Publish">Port of the channel on which output is published.</param>
/// <param name="Heartbeat">Port of the heartbeat.</param>
/// <param name="Key">The secret that messages are signed with.</param>
internal sealed record ConnectionFile(string Address, int Shell, int Control, int Stdin, int Publish, int Heartbeat, string Key)
{
    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="ConnectionException">It cannot be read, or holds something that this kernel does not do.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            JsonObject json = JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new ConnectionException($"{path}: is not a JSON object");
            string transport = Text(json, "transport", path);
            if (transport != "tcp")
                throw new ConnectionException($"{path}: 'transport' is '{transport}', expected tcp");
            string key = Text(json, "key", path);
            if (key.Length == 0)
                throw new ConnectionException($"{path}: 'key' is empty, so that messages could come from anyone on this machine; expected a secret");
            string scheme = json["signature_scheme"]?.ToString() ?? "hmac-sha256";
            if (scheme != "hmac-sha256")
                throw new ConnectionException($"{path}: 'signature_scheme' is '{scheme}', expected hmac-sha256");
            string ip = Text(json, "ip", path);
            if (ip is not ("localhost" or "*") && !(IPAddress.TryParse(ip, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetwork))
                throw new ConnectionException($"{path}: 'ip' is '{ip}', expected an IPv4 address");
            return new($"{transport}://{ip}", Port("shell_port"), Port("control_port"), Port("stdin_port"), Port("iopub_port"),
                Port("hb_port"), key);

            int Port(string name) => json[name] is JsonValue value && value.TryGetValue<int>(out int port) && port is > 0 and <= 65535
                ? port
                : throw new ConnectionException($"{path}: '{name}' is {json[name]?.ToJsonString() ?? "missing"}, expected a port from 1 to 65535");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or ArgumentException
            or InvalidOperationException) // the last for a text that is no UTF-16
        {
            throw new ConnectionException($"{path}: {unreadable.Message}", unreadable);
        }
    }

    private static string Text(JsonObject json, string name, string path) => json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
        ? value.GetValue<string>()
        : throw new ConnectionException($"{path}: '{name}' is {json[name]?.ToJsonString() ?? "missing"}, expected text");
}
