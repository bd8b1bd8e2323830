using System.Runtime.InteropServices;
using System.Text;

namespace Genex.Notebooks.Display;

/// <summary>
/// Captures what native libraries write to file descriptors 1 and 2, so that it reaches the running cell in order with what managed code writes. Standard error is
/// read from the very pipe that the parent process made, through <c>/proc/self/fd/2</c>: what a crashing process could not read any more is still there for the parent.
/// </summary>
internal sealed partial class NativeOutput
{
    private const int CloseOnExec = 0x80000;
    private const int DuplicateCloseOnExec = 1030;
    private const short Readable = 1;

    private readonly string _name;
    private readonly int _descriptor;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] _bytes = new byte[64 * 1024];
    private readonly char[] _chars = new char[64 * 1024 + 4];
    private readonly Lock _gate = new();

    private NativeOutput(string name, int descriptor)
    {
        _name = name;
        _descriptor = descriptor;
        new Thread(ReadForever) { IsBackground = true, Name = "native " + name }.Start();
    }

    private static NativeOutput[] Captured { get; set; } = [];

    /// <summary>Takes both descriptors over, once per process.</summary>
    /// <returns>The descriptor that standard output was before: the channel to the parent process.</returns>
    public static int Capture()
    {
        var channel = Check(Duplicate(1, DuplicateCloseOnExec, 3));
        Span<int> ends = stackalloc int[2];
        Check(MakePipe(ends, CloseOnExec));
        Check(DuplicateTo(ends[1], 1));
        var errors = OpenFile("/proc/self/fd/2", CloseOnExec);
        Captured = errors < 0 ? [new("stdout", ends[0])] : [new("stdout", ends[0]), new("stderr", errors)];
        return channel;
    }

    /// <summary>Hands over everything native code has written so far; called before managed output and at a cell's end, which keeps the order.</summary>
    public static void Drain()
    {
        if (Captured.Length == 0)
            return;
        _ = FlushStreams(0);
        foreach (var output in Captured)
            output.ReadAvailable();
    }

    private void ReadForever()
    {
        var last = 0;
        while (Wait(-1))
        {
            // A process that dies says why on standard error within moments: left unread, its words are there for the parent.
            if (_name == "stderr" && last < _bytes.Length / 2)
                Thread.Sleep(200);
            last = ReadAvailable();
        }
    }

    private int ReadAvailable()
    {
        lock (_gate)
        {
            var total = 0;
            while (Wait(0))
            {
                var count = (int)Read(_descriptor, _bytes, _bytes.Length);
                if (count <= 0)
                    break;
                total += count;
                var length = _decoder.GetChars(_bytes, 0, count, _chars, 0);
                OutputScope.Current?.Stream(_name, new string(_chars, 0, length));
            }
            return total;
        }
    }

    private bool Wait(int milliseconds)
    {
        var poll = new PollDescriptor { Descriptor = _descriptor, Events = Readable };
        int ready;
        while ((ready = Poll(ref poll, 1, milliseconds)) < 0 && Marshal.GetLastPInvokeError() == 4)
        {
            // Interrupted by a signal: wait again.
        }
        return ready > 0 && (poll.Ready & Readable) != 0;
    }

    private static int Check(int result) => result >= 0 ? result : throw new IOException($"the process's output cannot be captured (errno {Marshal.GetLastPInvokeError()})");

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Ready;
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Duplicate(int descriptor, int command, int lowest);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int DuplicateTo(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int MakePipe(Span<int> ends, int flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, byte[] buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FlushStreams(nint stream);
}
