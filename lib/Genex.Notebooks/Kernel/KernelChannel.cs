namespace Genex.Notebooks.Kernel;

/// <summary>The channels of Jupyter's protocol that carry messages.</summary>
internal enum KernelChannel
{
    /// <summary>Requests, answered in order.</summary>
    Shell,

    /// <summary>Requests that do not wait for a running cell: interrupt, shutdown.</summary>
    Control,

    /// <summary>Questions of the kernel to the person in front of it.</summary>
    Stdin,

    /// <summary>Output, to every front end.</summary>
    Publish,
}
