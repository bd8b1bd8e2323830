using System.CommandLine;
using System.CommandLine.Invocation;
using Genex.Cli.Verbs;
using Genex.Research.Natives;

try
{
    if (ExternalTorch.Restart(args) is { } code)
        return code;
}
catch (NotSupportedException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}

var root = new RootCommand("Genex.Research: multimodal video emotion recognition, from raw recordings to a comparison that can carry a conclusion.");
root.Subcommands.Add(CalibrateVerb.Create());
root.Subcommands.Add(TrainVerb.Create());
root.Subcommands.Add(RunsVerbs.Create());
root.Subcommands.Add(ClaimsVerb.Create());
root.Subcommands.Add(CompareVerb.Create());
root.Subcommands.Add(EvaluateVerb.Create());
root.Subcommands.Add(RobustnessVerb.Create());
root.Subcommands.Add(DataVerbs.Create());
root.Subcommands.Add(ModelsVerbs.Create());
root.Subcommands.Add(WeightsVerbs.Create());
root.Subcommands.Add(new Command("bench", "Measure how fast the parts of the project are. Example: genex bench models") { ModelsBench.Create(), BenchHostVerb.Create() });
root.Subcommands.Add(NotebooksVerb.Create());
root.Subcommands.Add(KernelVerbs.Create());
root.Subcommands.Add(DoctorVerb.Create());
var command = root.Parse(args);
// Ctrl-C: a verb ends between two steps and cleans up; only then is it ended by force.
var patient = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
if (command.Action is not ParseErrorAction wrong)
    return await command.InvokeAsync(patient);
wrong.ShowHelp = false;
await command.InvokeAsync();
return 2;
