using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Genex.Notebooks.Display;
using Microsoft.Win32.SafeHandles;

namespace Genex.Notebooks.Kernel;

/// <summary>The whole life of a kernel's process.</summary>
internal static partial class KernelProcess
{
    /// <summary>Serves a connection file until a front end ends it.</summary>
    /// <returns>0; 2 where the connection file cannot be served.</returns>
    public static async Task<int> MainAsync(string connectionFile)
    {
        ProcessMemory.Restrain();
        int errors = NativeOutput.CaptureForKernel();
        await using var log = new StreamWriter(new FileStream(new SafeFileHandle(errors, ownsHandle: false), FileAccess.Write, bufferSize: 0))
        { AutoFlush = true };
        ConsoleCapture.Install();
        Console.SetIn(new ConsoleInput());
        ExceptionHandling.SetUnhandledExceptionHandler(Survive);
        AppDomain.CurrentDomain.UnhandledException += (_, _) => NativeOutput.RestoreErrors(errors);
        try
        {
            KernelServer? server = null;
            // First of all: an interrupt that comes before there is anything to stop must not end the process.
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                server?.Interrupt();
            });
            server = new KernelServer(ConnectionFile.Read(connectionFile), Environment.CurrentDirectory, log);
            await Task.WhenAny(server.Shutdown, ParentGone());
            new Thread(LeaveAnyway) { IsBackground = true }.Start();
            server.Dispose();
            Environment.Exit(0);
            return 0;
        }
        catch (ConnectionException unusable)
        {
            await log.WriteLineAsync(unusable.Message);
            return 2;
        }
    }

    /// <summary>An exception on a thread of a cell's own ends the thread and not the kernel; that of a continuation that was aborted says nothing
    /// new.</summary>
    private static bool Survive(Exception exception)
    {
        if (exception is not (ThreadAbortException or ThreadInterruptedException))
            Console.Error.WriteLine($"Unhandled exception on a thread that a cell started: {exception}");
        return true;
    }

    /// <summary>Completed when the process that started this one has gone: nobody else would ever end the kernel.</summary>
    private static async Task ParentGone()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture, out int parent) || parent <= 1)
            await Task.Delay(Timeout.Infinite);
        while (ParentId() == parent || IsAlive(parent))
            await Task.Delay(TimeSpan.FromSeconds(1));
    }

    private static bool IsAlive(int process)
    {
        try
        {
            return !Process.GetProcessById(process).HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A cell inside native code can keep the runtime from ending in good order.</summary>
    private static void LeaveAnyway()
    {
        Thread.Sleep(TimeSpan.FromSeconds(2));
        Leave(0);
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentId();

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Leave(int code);
}
