using Genex.Cli;
using Genex.Cli.Frame;
using Genex.Research.Natives;

try
{
    if (ExternalTorch.Restart(args) is { } code) return code;
}
catch (NotSupportedException problem)
{
    return Guard.Say("genex", problem);
}

return await CommandLine.RunAsync(GenexCommand.Create(), args);
