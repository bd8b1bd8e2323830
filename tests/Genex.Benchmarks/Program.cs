using Genex.Benchmarks;
using Genex.Cli.Frame;
using Genex.Research.Natives;

try
{
    if (ExternalTorch.Restart(args) is { } code) return code;
}
catch (NotSupportedException problem)
{
    return Guard.Say("Genex.Benchmarks", problem);
}

return await CommandLine.RunAsync(
    CommandLine.Root("Measure how fast the parts of the project are, and how they bear damage.", ModelsVerb.Create(), HostVerb.Create(), FuzzVerb.Create(),
        StoreVerb.Create(), KillVerb.Create(), DataVerb.Create()),
    args);
