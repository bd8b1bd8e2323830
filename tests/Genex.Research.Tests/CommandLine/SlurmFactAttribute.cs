namespace Genex.Research.Tests.CommandLine;

/// <summary>A test that needs a running SLURM with the nodes n1 and n2; elsewhere it says why it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("SLURM_CONF") is not { Length: > 0 })
            Skip = "No SLURM is running here (SLURM_CONF is not set): environment/slurm-test.sh starts one and runs this test.";
    }
}
