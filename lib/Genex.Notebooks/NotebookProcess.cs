using System.Globalization;
using Genex.Notebooks.Installation;
using Genex.Notebooks.Kernel;
using Genex.Notebooks.Running;

namespace Genex.Notebooks;

/// <summary>Entry point of the process that cells run in. Started by the runner and by Jupyter; not meant to be called by hand.</summary>
internal static class NotebookProcess
{
    public static async Task<int> Main(string[] args)
    {
        // Exceptions speak English, whatever language the machine's numbers and dates are in; a cell's colours are the output's.
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION", "1");
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TERM")) || Environment.GetEnvironmentVariable("TERM") == "dumb")
            Environment.SetEnvironmentVariable("TERM", "xterm-color");
        switch (args)
        {
            case ["run"]:
                return await NotebookWorker.MainAsync();
            case ["kernel", var connectionFile]:
                return await KernelProcess.MainAsync(connectionFile);
            case ["install", var prefix]:
                foreach (string name in (string[])[KernelSpecs.OwnName, KernelSpecs.SharedName])
                    Console.WriteLine(KernelSpecs.Install(KernelSpecs.FolderBelow(prefix), name).Folder);
                return 0;
            default:
                await Console.Error.WriteLineAsync("This is the process of 'genex notebooks run' and 'genex kernel run'; start it through those commands.");
                return 2;
        }
    }
}
