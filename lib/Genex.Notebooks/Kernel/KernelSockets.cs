using NetMQ;
using NetMQ.Sockets;

namespace Genex.Notebooks.Kernel;

/// <summary>The five sockets of a kernel. All of them live on one thread of their own, so a running cell keeps neither the heartbeat nor an interrupt
/// waiting.</summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly MessageCodec _codec;
    private readonly Action<KernelChannel, KernelMessage> _received;
    private readonly Action<string> _dropped;
    private readonly RouterSocket _shell = new(), _control = new(), _stdin = new();
    private readonly PublisherSocket _publish = new();
    private readonly ResponseSocket _heartbeat = new();
    private readonly NetMQQueue<(NetMQSocket Socket, IReadOnlyList<byte[]> Frames)> _outgoing = new();
    private readonly NetMQPoller _poller;

    /// <summary>Binds the sockets and starts to receive.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="received">Called for every message that is genuine, on the sockets' thread.</param>
    /// <param name="dropped">Called with the reason for every message that is not.</param>
    /// <exception cref="ConnectionException">An address cannot be bound.</exception>
    public KernelSockets(ConnectionFile connection, Action<KernelChannel, KernelMessage> received, Action<string> dropped)
    {
        _codec = new MessageCodec(connection.Key);
        _received = received;
        _dropped = dropped;
        Bind(_shell, connection, connection.Shell);
        Bind(_control, connection, connection.Control);
        Bind(_stdin, connection, connection.Stdin);
        Bind(_publish, connection, connection.Publish);
        Bind(_heartbeat, connection, connection.Heartbeat);
        _shell.ReceiveReady += (_, _) => Receive(KernelChannel.Shell, _shell);
        _control.ReceiveReady += (_, _) => Receive(KernelChannel.Control, _control);
        _stdin.ReceiveReady += (_, _) => Receive(KernelChannel.Stdin, _stdin);
        _heartbeat.ReceiveReady += (_, _) => _heartbeat.SendMultipartMessage(_heartbeat.ReceiveMultipartMessage());
        _outgoing.ReceiveReady += (_, _) => SendAll();
        _poller = [_shell, _control, _stdin, _heartbeat, _outgoing];
        _poller.RunAsync("kernel sockets");
    }

    /// <summary>Sends a message; from any thread. Messages go out in the order of the calls.</summary>
    public void Send(KernelChannel channel, KernelMessage message) => _outgoing.Enqueue((channel switch
    {
        KernelChannel.Shell => _shell,
        KernelChannel.Control => _control,
        KernelChannel.Stdin => _stdin,
        _ => (NetMQSocket)_publish,
    }, _codec.Encode(message)));

    /// <summary>Sends what is left and closes the sockets.</summary>
    public void Dispose()
    {
        if (_poller.IsRunning)
            _poller.Stop();
        SendAll();
        _poller.Dispose();
        _outgoing.Dispose();
        foreach (NetMQSocket socket in (NetMQSocket[])[_shell, _control, _stdin, _publish, _heartbeat])
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
        while (_outgoing.TryDequeue(out (NetMQSocket Socket, IReadOnlyList<byte[]> Frames) next, TimeSpan.Zero))
            next.Socket.SendMultipartBytes(next.Frames);
    }

    private void Receive(KernelChannel channel, NetMQSocket socket)
    {
        if (_codec.Decode(socket.ReceiveMultipartBytes(), out string? problem) is { } message)
            _received(channel, message);
        else
            _dropped($"{channel}: {problem}");
    }
}
