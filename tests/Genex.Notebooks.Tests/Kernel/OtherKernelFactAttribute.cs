namespace Genex.Notebooks.Tests.Kernel;

/// <summary>A test that runs cells on Microsoft's own kernel, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OtherKernelFactAttribute : FactAttribute
{
    public OtherKernelFactAttribute() => Skip = OtherKernel.Problem;
}
