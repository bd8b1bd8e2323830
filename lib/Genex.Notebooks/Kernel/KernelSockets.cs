using NetMQ;
using NetMQ.Sockets;

namespace Genex.Notebooks.Kernel;

/// <summary>The five sockets of a kernel. All of them live on one thread of their own, so a running cell keeps neither the heartbeat nor an interrupt
/// waiting.</summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly MessageCodec codec;
    private readonly Action<KernelChannel, KernelMessage> received;
    private readonly Action<string> dropped;
    private readonly RouterSocket shell = new(), control = new(), stdin = new();
    private readonly PublisherSocket publish = new();
    private readonly ResponseSocket heartbeat = new();
    private readonly NetMQQueue<(NetMQSocket Socket, IReadOnlyList<byte[]> Frames)> outgoing = new();
    private readonly NetMQPoller poller;

    /// <summary>Binds the sockets and starts to receive.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="received">Called for every message that is genuine, on the sockets' thread.</param>
    /// <param name="dropped">Called with the reason for every message that is not.</param>
    /// <exception cref="ConnectionException">An address cannot be bound.</exception>
    public KernelSockets(ConnectionFile connection, Action<KernelChannel, KernelMessage> received, Action<string> dropped)
    {
        codec = new MessageCodec(connection.Key);
        this.received = received;
        this.dropped = dropped;
        Bind(shell, connection, connection.Shell);
        Bind(control, connection, connection.Control);
        Bind(stdin, connection, connection.Stdin);
        Bind(publish, connection, connection.Publish);
        Bind(heartbeat, connection, connection.Heartbeat);
        shell.ReceiveReady += (_, _) => Receive(KernelChannel.Shell, shell);
        control.ReceiveReady += (_, _) => Receive(KernelChannel.Control, control);
        stdin.ReceiveReady += (_, _) => Receive(KernelChannel.Stdin, stdin);
        heartbeat.ReceiveReady += (_, _) => heartbeat.SendMultipartMessage(heartbeat.ReceiveMultipartMessage());
        outgoing.ReceiveReady += (_, _) => SendAll();
        poller = [shell, control, stdin, heartbeat, outgoing];
        poller.RunAsync("kernel sockets");
    }

    /// <summary>Sends a message; from any thread. Messages go out in the order of the calls.</summary>
    public void Send(KernelChannel channel, KernelMessage message) => outgoing.Enqueue((channel switch
    {
        KernelChannel.Shell => shell,
        KernelChannel.Control => control,
        KernelChannel.Stdin => stdin,
        _ => (NetMQSocket)publish,
    }, codec.Encode(message)));

    /// <summary>Sends what is left and closes the sockets.</summary>
    public void Dispose()
    {
        if (poller.IsRunning)
            poller.Stop();
        SendAll();
        poller.Dispose();
        outgoing.Dispose();
        foreach (NetMQSocket socket in (NetMQSocket[])[shell, control, stdin, publish, heartbeat])
            socket.Dispose();
    }

    private static void Bind(NetMQSocket socket, ConnectionFile connection, int port)
    {
        // Nothing is dropped because a front end reads slowly: the output queue limits how much is under way.
        socket.Options.SendHighWatermark = 0;
        socket.Options.ReceiveHighWatermark = 0;
        socket.Options.Linger = TimeSpan.FromSeconds(1);
        try
        {
            socket.Bind(Invariant($"{connection.Address}:{port}"));
        }
        catch (Exception inUse) when (inUse is NetMQException or ArgumentException)
        {
            throw new ConnectionException(Invariant($"{connection.Address}:{port}: cannot be bound: {inUse.Message}"), inUse);
        }
    }

    private void SendAll()
    {
        while (outgoing.TryDequeue(out (NetMQSocket Socket, IReadOnlyList<byte[]> Frames) next, TimeSpan.Zero))
            next.Socket.SendMultipartBytes(next.Frames);
    }

    private void Receive(KernelChannel channel, NetMQSocket socket)
    {
        if (codec.Decode(socket.ReceiveMultipartBytes(), out string? problem) is { } message)
            received(channel, message);
        else
            dropped($"{channel}: {problem}");
    }
}
