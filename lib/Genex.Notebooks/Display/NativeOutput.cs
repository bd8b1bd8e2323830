using System.Runtime.InteropServices;
using System.Text;

namespace Genex.Notebooks.Display;

/// <summary>
/// Captures what native libraries write to file descriptors 1 and 2, so that it reaches the running cell in order with what managed code writes. Standard error
/// goes into a file, which never fills up: the runtime stops this process's readers before it writes why it dies, and would wait for them at a pipe.
/// </summary>
internal sealed partial class NativeOutput
{
    private const int CloseOnExec = 0x80000;
    private const int DuplicateCloseOnExec = 1030;
    private const int LineBuffered = 1;
    private const short Readable = 1;
    private const int ReadWrite = 2;
    private const int PunchHole = 3;
    private const long Kept = 1 << 20;
    private const string DeathOfStack = "Stack overflow.";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly string name;
    private readonly int descriptor;
    private readonly bool isFile;
    private long position, kept;
    private bool dying;
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] bytes = new byte[64 * 1024];
    private readonly char[] chars = new char[64 * 1024 + 4];
    private readonly Lock gate = new();

    private NativeOutput(string name, int descriptor, bool isFile)
    {
        this.name = name;
        this.descriptor = descriptor;
        this.isFile = isFile;
        new Thread(ReadForever) { IsBackground = true, Name = "native " + name }.Start();
    }

    private static NativeOutput[] Captured { get; set; } = [];

    /// <summary>Takes both descriptors over, once per process.</summary>
    /// <param name="errorFile">Where standard error goes, for whoever outlives this process; null for memory of its own.</param>
    /// <returns>The descriptor that standard output was before: the channel to the parent process.</returns>
    public static int Capture(string? errorFile)
    {
        int channel = Check(Duplicate(1, DuplicateCloseOnExec, 3));
        Captured = [new("stdout", Pipe(1), isFile: false), new("stderr", ErrorFile(errorFile), isFile: true)];
        return channel;
    }

    /// <summary>Takes both descriptors over, where nobody outside reads what is left behind.</summary>
    /// <returns>The descriptor that standard error was before.</returns>
    public static int CaptureForKernel()
    {
        int errors = Check(Duplicate(2, DuplicateCloseOnExec, 3));
        Captured = [new("stdout", Pipe(1), isFile: false), new("stderr", ErrorFile(null), isFile: true)];
        return errors;
    }

    /// <summary>Gives standard error back, for the last words of a process that is about to die.</summary>
    public static void RestoreErrors(int descriptor) => _ = DuplicateTo(descriptor, 2);

    private static int ErrorFile(string? path)
    {
        int file = Check(path is null ? MemoryFile("stderr", 1) : OpenFile(path, ReadWrite | CloseOnExec));
        Check(DuplicateTo(file, 2));
        return file;
    }

    private static int Pipe(int descriptor)
    {
        Span<int> ends = stackalloc int[2];
        Check(MakePipe(ends, CloseOnExec));
        Check(DuplicateTo(ends[1], descriptor));
        // Into a pipe the C library would write only when its buffer is full: let it write every line, as on a terminal.
        if (descriptor == 1 && NativeLibrary.TryLoad("libc.so.6", out nint library) && NativeLibrary.TryGetExport(library, "stdout", out nint stream))
            _ = SetBuffering(Marshal.ReadIntPtr(stream), 0, LineBuffered, 0);
        return ends[0];
    }

    /// <summary>Hands over everything native code has written so far; called before managed output and at a cell's end, which keeps the order.</summary>
    public static void Drain()
    {
        if (Captured.Length == 0)
            return;
        _ = FlushStreams(0);
        foreach (NativeOutput output in Captured)
            output.ReadAvailable();
    }

    private void ReadForever()
    {
        while (true)
        {
            if (isFile)
                Thread.Sleep(Look);
            else
                Wait(-1);
            ReadAvailable();
        }
    }

    private void ReadAvailable()
    {
        lock (gate)
        {
            while (isFile || Wait(0))
            {
                int count = (int)(isFile ? ReadAt(descriptor, bytes, bytes.Length, position) : Read(descriptor, bytes, bytes.Length));
                if (count <= 0)
                    break;
                string text = new(chars, 0, decoder.GetChars(bytes, 0, count, chars, 0));
                if (isFile)
                    Forget(position += count, text);
                CellScope.Current?.Stream(name, text);
            }
        }
    }

    /// <summary>Gives back what the file holds of text that was read long ago. Not once the runtime says why it dies: a deep stack is megabytes of trace, this
    /// thread may still run at its beginning, and that is what says most.</summary>
    private void Forget(long read, string text)
    {
        dying |= text.Contains(DeathOfStack, StringComparison.Ordinal);
        if (dying || read - kept < 2 * Kept)
            return;
        _ = Allocate(descriptor, PunchHole, kept, read - Kept - kept);
        kept = read - Kept;
    }

    private bool Wait(int milliseconds)
    {
        var poll = new PollDescriptor { Descriptor = descriptor, Events = Readable };
        int ready;
        while ((ready = Poll(ref poll, 1, milliseconds)) < 0 && Marshal.GetLastPInvokeError() == 4)
        {
            // Interrupted by a signal: wait again.
        }
        return ready > 0 && (poll.Ready & Readable) != 0;
    }

    private static int Check(int result) => result >= 0 ? result
        : throw new IOException(Invariant($"the process's output cannot be captured (errno {Marshal.GetLastPInvokeError()})"));

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

    [LibraryImport("libc", EntryPoint = "pread", SetLastError = true)]
    private static partial nint ReadAt(int descriptor, byte[] buffer, nint count, long position);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(int descriptor, int mode, long start, long length);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "setvbuf")]
    private static partial int SetBuffering(nint stream, nint buffer, int mode, nint size);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FlushStreams(nint stream);
}
