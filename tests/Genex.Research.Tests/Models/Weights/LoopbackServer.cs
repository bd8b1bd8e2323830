using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Genex.Research.Tests.Models.Weights;

/// <summary>A web server on this machine that serves one file, with ranges, and can break off.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] content;
    private readonly Queue<int> breakAfter;

    /// <param name="content">The file.</param>
    /// <param name="breakAfter">For the first answers: after how many bytes of the body the connection ends.</param>
    public LoopbackServer(byte[] content, params int[] breakAfter)
    {
        (this.content, this.breakAfter) = (content, new Queue<int>(breakAfter));
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new(Invariant($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/weights.pth"));

    /// <summary>Where the first request is sent on to; null answers it.</summary>
    public string? RedirectTo { get; set; }

    /// <summary>First byte of each answer.</summary>
    public List<long> Starts { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception error) when (error is ObjectDisposedException or SocketException or InvalidOperationException)
            {
                return;
            }
            using (client)
                await AnswerAsync(client.GetStream());
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        int start = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                start = int.Parse(line["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        if (RedirectTo is { } elsewhere)
        {
            RedirectTo = null;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {elsewhere}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            return;
        }

        Starts.Add(start);
        int rest = content.Length - start;
        string head = rest <= 0 ? $"HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */{content.Length}\r\nContent-Length: 0\r\n"
            : Invariant($"HTTP/1.1 {(start > 0 ? "206 Partial Content" : "200 OK")}\r\nContent-Length: ")
                + Invariant($"{rest}\r\n{(start > 0 ? Invariant($"Content-Range: bytes {start}-{content.Length - 1}/{content.Length}\r\n") : "")}");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "Connection: close\r\n\r\n"));
        if (rest > 0)
            await stream.WriteAsync(content.AsMemory(start, breakAfter.TryDequeue(out int limit) ? Math.Min(limit, rest) : rest));
    }
}
