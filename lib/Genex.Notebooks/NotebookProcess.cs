using Genex.Notebooks.Installation;
using Genex.Notebooks.Kernel;
using Genex.Notebooks.Running;

namespace Genex.Notebooks;

/// <summary>Entry point of the process that cells run in. Started by the runner and by Jupyter; not meant to be called by hand.</summary>
internal static class NotebookProcess
{
    public static async Task<int> Main(string[] args)
    {
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
