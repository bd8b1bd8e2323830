using Genex.Cli.Frame;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel</c>: C# for Jupyter front ends.</summary>
internal static class KernelVerbs
{
    public static Verb Create() => new("kernel", "Install the C# kernel for JupyterLab, Jupyter Notebook and VS Code.", "")
    {
        KernelInstallVerb.Create(), KernelUninstallVerb.Create(), KernelListVerb.Create(), KernelRunVerb.Create(),
    };
}
