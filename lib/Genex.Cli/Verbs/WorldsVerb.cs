using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Genex.Research.Simulation;
using Genex.Research.Training;

namespace Genex.Cli.Verbs;

/// <summary><c>genex worlds</c>: what models learn in simulated studies whose truth is known.</summary>
internal static class WorldsVerb
{
    private const string UsualSignals = "5,all";

    private static readonly Option<string> Worlds = new("--world")
    {
        Description = "Which worlds: face, signals, both, nothing (what tells the targets), slow, fast (how long a state stays), crossed "
            + "(only both together tell), divided (four targets, each told by something else); several with commas; all: the first four.",
        DefaultValueFactory = _ => "all",
    };

    private static readonly Option<string> Models = Common.Models("P.1,P.2,A.1n,A.2,B.1,B.2t");
    private static readonly Option<string> Signals = new("--signals")
    {
        Description = "What fusion models may look at: all, 28 (facial coding), 5 (gaze and skin conductance); several with commas, each trained on its own.",
        DefaultValueFactory = _ => UsualSignals,
    };

    private static readonly Option<int> People =
        new("--participants") { Description = "Number of participants: in each world.", DefaultValueFactory = _ => 32 };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "Length of each recording in seconds.", DefaultValueFactory = _ => 60 };
    private static readonly Option<string> Division = Common.Protocols("k-groups-4");
    private static readonly Option<string?> Effort = Common.Profile("which settings are trained with.", "study");
    private static readonly Option<string?> Record = new("--record")
    {
        Description = "Keep what was found in a file: beside what it holds of other models, sizes, seeds and lengths. Default: data/worlds/learnt.json.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Verb Create() => new Verb("worlds", "See what models learn in simulated studies whose truth is known.", """
        Draws studies in memory in which the face alone tells the targets, gaze and skin conductance alone,
        both, or nothing; trains models on them with people held out; and says who finds what is there, who
        finds what is not, and whether a model looks where the expression is. The task is attention. In the
        worlds slow and fast the face tells, through a noisy camera, a state that stays for seconds or does
        not: is it worth looking back (T.1 to T.3)? In the world crossed attention is the exclusive-or of what
        the face shows and what the signals show: which models can tell? In the world divided one model learns
        four targets - attention (told by face and signals), joy (face), surprise (signals) and anger (nothing) -
        and is scored on each as it is, without video and without signals. Fusion models are trained on all 33 signals and on the 5
        that do not come from the targets' own sensor; a frozen body also with random weights. A finished run
        is found again, and one that was cut off goes on.

        Exit codes: 0 done; 1 training failed; 2 unusable input; 130 cancelled.

        Examples:
          genex worlds --model P.1,P.2 --participants 8
          genex worlds --world face --model A.1n --record
          genex worlds --world face,nothing --participants 16 --seed 2 --json > worlds.json
          genex worlds --world slow,fast --model F.1,T.1,T.2,T.3
          genex worlds --world crossed --model F.1,F.2,F.5 --signals 5
          genex worlds --world crossed --model F.1,F.4 --signals 5 --choose-epoch-by auroc
          genex worlds --world divided --model F.1,F.0,F.2,F.4 --signals 5
        """, "finished epochs are kept, and the same command goes on from there")
    {
        Worlds, Models, Signals, People, Seconds, Division, Effort, Common.ChooseEpochBy, Common.Seed, Common.Device, Common.Store, Record, Common.Json,
        Common.Chart,
    }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        RunPlan[] plan = [.. RunPlan.Of(result.GetRequiredValue(Models), EmotionTask.Attention.Id, result.GetRequiredValue(Division))];
        if (plan.Select(one => one.Protocol.Id).Distinct().Count() > 1) throw new ArgumentException("genex worlds takes one protocol.");
        SimulationSettings study = new()
        {
            Participants = result.GetValue(People),
            Seconds = result.GetValue(Seconds),
            Seed = result.GetValue(Common.Seed),
        };
        SignalSet[] sets = [.. result.GetRequiredValue(Signals).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(DeclaredSignals.Parse)];
        if (sets.Length == 0) throw new ArgumentException($"--signals names none; expected all, 28 or 5, or several as \"{UsualSignals}\".");
        string? file = result.GetResult(Record) is null ? null : result.GetValue(Record) ?? Path.Combine("data", "worlds", "learnt.json");
        if (file is not null) AtomicFile.RequireWritable(file);
        string? chart = WantedFile.Of(result, Common.Chart);
        WorldRecord record = file is not null && File.Exists(file) ? WorldRecord.Load(file) : new WorldRecord("", "", []);
        var effort = Profile.Parse(result.GetValue(Effort)!);
        record.RequireEffort(plan[0].Protocol.Id, effort.Id); // before hours of work, not after
        List<WorldTrial> trials = [];
        List<SimulatedWorld> several = []; // worlds that ask for several targets
        using (ProgressLine line = new())
        {
            foreach (SimulatedWorld world in Named(result.GetRequiredValue(Worlds), study))
            {
                line.Show(() => Invariant($"{world.Name}: drawing {study.Participants} people"));
                WorldTrial trial = WorldTrial.Run(world, [.. plan.Select(one => one.Model)], sets, plan[0].Protocol,
                    effort, result.GetRequiredValue(Common.Device), Common.StoreOf(result),
                    line.Training($"{world.Name}: "), result.GetValue(Common.ChooseEpochBy) is { } score ? WatchedScores.Parse(score) : null, cancellation);
                trials.Add(trial);
                if (world.Targets.Count > 1) several.Add(world);
                record = record.With(trial, Command(result), DateTimeOffset.UtcNow);
                if (file is null) continue;
                AtomicFile.Write(file, record.ToJson());
                line.Keep($"{world.Name}: wrote {file}");
            }
        }

        WorldRecord own = trials.Aggregate(new WorldRecord("", "", []), (before, trial) => before.With(trial, Command(result), DateTimeOffset.UtcNow));
        WorldResult[] found = [.. trials.Select(trial => own.Of(trial.World, trial.People)!)];
        WorldResult[] one = [.. found.Where(world => several.All(some => some.Name != world.Name))]; // worlds that ask for one target
        if (result.GetValue(Common.Json)) Console.WriteLine(own.ToJson());
        else if (one.Length > 0) Write(one);
        foreach (SimulatedWorld world in result.GetValue(Common.Json) ? [] : several)
        {
            WorldResult asked = found.First(some => some.Name == world.Name);
            Terminal.Write(asked.TargetScores(world));
            Console.WriteLine(Terminal.Wrap(asked.SayTargets(world).ToString()));
        }

        if (chart is not null) ChartFile.Write(chart, one.Length > 0 ? one.Chart() : found[0].TargetChart(several[0]));
        return ExitCode.Done;
    }

    private static IEnumerable<SimulatedWorld> Named(string names, SimulationSettings study)
    {
        IReadOnlyList<SimulatedWorld> usual = SimulatedWorld.All(study), all = [.. usual, .. SimulatedWorld.OverTime(study), SimulatedWorld.Crossed(study),
            SimulatedWorld.Divided(study)];
        string[] known = [.. all.Select(Short)];
        string[] named = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (named is ["all"]) return usual;
        if (named.Length == 0) throw new ArgumentException($"--world names none; there are {string.Join(", ", known)}, and all.");
        return named.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? throw new ArgumentException($"--world has no \"{unknown}\"; there are {string.Join(", ", known)}, and all.")
            : all.Where(world => named.Contains(Short(world)));
    }

    private static string Short(SimulatedWorld world) => world.Name.Split(' ')[0];

    private static string Command(ParseResult result) => Invariant($"genex worlds --world {result.GetValue(Worlds)} --model {result.GetValue(Models)} ")
        + (result.GetValue(Signals) == UsualSignals ? "" : $"--signals {result.GetValue(Signals)} ")
        + Invariant($"--participants {result.GetValue(People)} --seconds {result.GetValue(Seconds)} --protocol {result.GetValue(Division)} ")
        + Invariant($"--profile {result.GetValue(Effort)} --seed {result.GetValue(Common.Seed)} ")
        + (result.GetValue(Common.ChooseEpochBy) is { } score ? $"--choose-epoch-by {score} --record" : "--record");

    private static void Write(WorldResult[] found)
    {
        Terminal.Write(found.Scores());
        Console.WriteLine(Terminal.Wrap(found.Say().ToString()));
        foreach (WorldResult world in found.Where(world => world.Scores.Any(score => score.Map is not null)))
        {
            Terminal.Write(world.Places());
            Console.WriteLine(Terminal.Wrap(world.SayPlaces().ToString()));
        }
    }
}
