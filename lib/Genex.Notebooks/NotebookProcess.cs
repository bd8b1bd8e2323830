using Genex.Notebooks.Running;

namespace Genex.Notebooks;

/// <summary>Entry point of the process that a notebook runs in. Started by the runner; not meant to be called by hand.</summary>
internal static class NotebookProcess
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["run"]:
                return await NotebookWorker.MainAsync();
            default:
                await Console.Error.WriteLineAsync("This is the notebook process of 'genex notebooks run'; start it through that command.");
                return 2;
        }
    }
}
