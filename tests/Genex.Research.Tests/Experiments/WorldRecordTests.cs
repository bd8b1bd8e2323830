using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Genex.Research.Simulation;
using Genex.Research.Training;

namespace Genex.Research.Tests.Experiments;

/// <summary>What is kept of worlds whose truth is known, and where in a drawn frame the expression is.</summary>
public sealed class WorldRecordTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Trials_of_other_models_are_kept_and_seeds_are_other_people()
    {
        static WorldTrial Trial(int seed, string model, params double?[] people) =>
            new("face only", true, people.Length, 60, seed, "k-groups-4", "study", [new WorldScore(model, false, people, 0.9)]);
        WorldRecord record = new WorldRecord("", "", []).With(Trial(1, "P.1", 0.7, 0.812345, null), "one", DateTimeOffset.UnixEpoch)
            .With(Trial(1, "A.1n", 0.6, 0.6, 0.6), "two", DateTimeOffset.UnixEpoch).With(Trial(1, "P.1", 0.8, 0.8, null), "three", DateTimeOffset.UnixEpoch)
            .With(Trial(2, "P.1", 0.4, null, 0.6), "four", DateTimeOffset.UnixEpoch);
        Assert.Equal(2, record.Trials.Count);
        WorldResult result = record.Of("face only", 3)!;
        Assert.Equal((double?[])[0.8, 0.8, null, 0.4, null, 0.6], result.Find("P.1").PerPerson);
        // Not tried with the second seed's people: their places are empty, so that both can be compared person by person.
        Assert.Equal((double?[])[0.6, 0.6, 0.6, null, null, null], result.Find("A.1n").PerPerson);
        Assert.Equal(0.2, result.Gain("P.1", "A.1n").MeanDifference!.Value, 6);
        Assert.Contains("A.1n, P.1", Assert.Throws<ArgumentException>(() => result.Find("B.9")).Message, StringComparison.Ordinal);
        Assert.Null(record.Of("nothing", 3));
        Assert.Equal([3], record.SizesOf("face only"));

        ArgumentException other = Assert.Throws<ArgumentException>(
            () => record.With(Trial(1, "P.1", 0.7) with { Profile = "quick" }, "five", DateTimeOffset.UnixEpoch));
        Assert.Contains("profile study", other.Message, StringComparison.Ordinal);

        string file = folder["learnt.json"];
        File.WriteAllText(file, record.ToJson());
        Assert.Equal(record.ToJson(), WorldRecord.Load(file).ToJson());
        File.WriteAllText(file, "{");
        Assert.Contains("learnt.json", Assert.Throws<InvalidDataException>(() => WorldRecord.Load(file)).Message, StringComparison.Ordinal);
    }

    /// <summary>A difference is that of the numbers beside it: people of a draw in which one of the two was not tried do not count, and sizes are compared on
    /// the draws that have all of them.</summary>
    [Fact]
    public void A_gain_is_of_the_people_whom_both_were_scored_on()
    {
        static double?[] Scores(int people, string name, double mean) =>
            [.. Enumerable.Range(0, people).Select(person => (double?)(mean + (0.01 * (name == "A.2" ? person % 3 : person % 4))))];
        static WorldTrial Trial(int people, int seed, params (string Name, double Mean)[] models) => new("face only", true, people, 60, seed, "k-groups-4",
            "study", [.. models.Select(model => new WorldScore(model.Name, false, Scores(people, model.Name, model.Mean), 0.9))])
        { Shared = seed == 2 && people == 8 ? new([.. Enumerable.Range(0, 8).Select(person => person % 4)], 0.5) : null };
        WorldRecord record = new("", "", [Trial(8, 1, ("P.1", 0.8), ("A.2", 0.6)), Trial(8, 2, ("P.1", 0.7)), Trial(8, 3, ("P.1", 0.7), ("A.2", 0.5)),
            Trial(16, 1, ("P.1", 0.78), ("A.2", 0.62))]);
        WorldResult eight = record.Of("face only", 8)!;
        Assert.Equal([1, 2, 3], eight.DrawOf.Distinct());
        PairedContrast gain = eight.Gain("P.1", "A.2");
        Assert.Equal((16, 8), (gain.Participants, gain.LeftOut));
        double second = Enumerable.Range(0, 8).Average(person => 0.01 * (person % 3));
        Assert.Equal(0.2 + 0.015 - second, gain.MeanDifference!.Value, 9);
        string said = eight.SayGain("P.1", "A.2").ToString();
        Assert.StartsWith("face only: on the 16 people scored by both, P.1 0.765 against A.2 0.559: +0.206 (", said, StringComparison.Ordinal);

        // Two of the trials do not say their folds, and have those of the other with as many people; folds of other draws are other folds.
        Assert.Equal(12, eight.Shared!.FoldOf.Distinct().Count());
        Assert.Equal(0.5, eight.Shared.TestToTraining, 9);
        Assert.Equal(8, gain.Corrected!.Folds);
        double[] byFold = [.. Enumerable.Range(0, 8)
            .Select(fold => gain.Differences.Where((_, place) => place % 4 == fold % 4 && place / 8 == fold / 4).Average())];
        Assert.Equal(CorrectedContrast.Of(byFold, 0.25)!.P, gain.Corrected.P, 12);
        Assert.DoesNotContain("uncorrected", said, StringComparison.Ordinal);
        Assert.Contains("uncorrected", record.Of("face only", 16)!.SayGain("P.1", "A.2").ToString(), StringComparison.Ordinal);

        Assert.Equal([1], record.DrawsOf("face only", "P.1"));
        Assert.Contains("P.1 comes to an AUROC within people of 0.815 with 8 people and 0.795 with 16 (of draw 1, which has every size)",
            record.SayPeople("face only").ToString(), StringComparison.Ordinal);
        Assert.Equal([0.815, 0.795], ((LineSeries)record.PeopleCurve("face only", "P.1").Panels[0].Series[^1]).Y.Select(value => Math.Round(value, 9)));
        string footnotes = string.Join(' ', new[] { eight }.Scores().Footnotes);
        Assert.Contains("24 of draws 1, 2 and 3", footnotes, StringComparison.Ordinal);
        Assert.Contains("16 of draws 1 and 3", footnotes, StringComparison.Ordinal);
        Assert.DoesNotContain("28 of the 33", footnotes, StringComparison.Ordinal);
        Assert.Equal("The record has no trial of nothing with 8 people.", record.SayUntried(["face only", "nothing"], 8).ToString());
    }

    /// <summary>Folds are a matter of how many people there are: an older trial, which does not say them, has those of a newer one of as many.</summary>
    [Fact]
    public void People_are_divided_by_their_number_alone()
    {
        int[][] folds = [.. new[] { 1, 2 }.Select(FoldsOf)];
        Assert.Equal(4, folds[0].Distinct().Count());
        Assert.Equal(folds[0], folds[1]);

        static int[] FoldsOf(int seed)
        {
            SimulationSettings settings = SimulatedWorld.FaceOnly(new SimulationSettings { Participants = 8, Seconds = 10, Seed = seed }).Settings;
            SampleSet samples = SimulatedStudy.InMemory(settings, imageSize: 16);
            IReadOnlyList<Fold> divided = Protocol.Groups(4).Divide(samples, EmotionTask.Attention);
            return [.. Enumerable.Range(0, 8).Select(person => divided.Single(fold => fold.Test.Any(row => samples.ParticipantOf[row] == person)).Index)];
        }
    }

    /// <summary>What a notebook shows of one architecture is a part of the record, and a model that was not tried is named.</summary>
    [Fact]
    public void A_model_is_followed_over_numbers_of_people()
    {
        static WorldTrial Trial(string model, params double?[] people) =>
            new("face only", true, people.Length, 60, 1, "k-groups-4", "study", [new WorldScore(model, false, people, 0.65)]);
        WorldRecord record = new WorldRecord("", "", []).With(Trial("P.1", 0.7, 0.8, 0.75), "one", DateTimeOffset.UnixEpoch)
            .With(Trial("P.1", 0.7, 0.8, 0.75, 0.72), "two", DateTimeOffset.UnixEpoch).With(Trial("A.1", 0.4, 0.6, 0.5), "three", DateTimeOffset.UnixEpoch)
            .With(Trial("A.1", 0.3, 0.6, 0.5, 0.6), "four", DateTimeOffset.UnixEpoch);
        Assert.Equal(4, record.Largest("face only", "P.1").Find("P.1").PerPerson.Count);
        Assert.Equal(["A.1"], record.Of("face only", 4)!.Only("A.1", "B.9").Scores.Select(score => score.Name));
        Assert.Equal(["P.1"], record.PeopleCurve("face only", "P.1").Panels.Select(panel => panel.Title));
        Assert.Equal(["P.1", "A.1"], record.PeopleCurve("face only", "P.1", "A.1").Panels.Select(panel => panel.Title));
        string said = record.SayPeople("face only", "P.1", "A.1").ToString();
        Assert.StartsWith("face only: P.1 comes to an AUROC within people of 0.750 with 3 people and 0.743 with 4: above chance with each.", said,
            StringComparison.Ordinal);
        Assert.Contains("A.1 comes to an AUROC within people of 0.500 with 3 people and 0.500 with 4: with none of them told from chance.", said,
            StringComparison.Ordinal);
        Assert.Contains("B.9", Assert.Throws<ArgumentException>(() => record.SayPeople("face only", "B.9")).Message, StringComparison.Ordinal);
        Assert.Equal([("P.1 in the record (face only; 4 people): AUROC within people", 0.7425, "undertrained, 95 % interval 0.673\u00a0to\u00a00.812")],
            record.KeyResults("face only", "P.1").Results.Select(result => (result.Name, Math.Round(result.Value!.Value, 6), result.Note)));
    }

    /// <summary>However many models the project's record comes to hold.</summary>
    [Fact]
    public void All_of_the_projects_record_can_be_shown()
    {
        WorldRecord kept = WorldRecord.Kept;
        foreach (string world in kept.Trials.Select(trial => trial.World).Distinct())
        {
            Assert.Contains("genex worlds --world", kept.SayMade([world]).ToString(), StringComparison.Ordinal);
            Assert.NotEmpty(kept.KeyResults(world).Results);
            Assert.NotEmpty(kept.Commands([world]).Rows);
            if (kept.SizesOf(world).Count == 1) continue;
            Assert.NotEmpty(kept.PeopleCurve(world).Panels);
            Assert.Equal(kept.PeopleCurve(world).Panels.Select(panel => panel.Title), kept.People(world).Rows.Select(row => row[0]));
            Assert.Contains("above chance", kept.SayAllPeople(world).ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>The score that chose the epoch is said in a model's name, and a world that asks for several targets is scored on each, with a modality missing
    /// too.</summary>
    [Fact]
    public void A_world_of_several_targets_is_scored_target_by_target()
    {
        SimulatedWorld world = SimulatedWorld.Divided(new SimulationSettings { Participants = 4, Seconds = 16 });
        Assert.Equal([(true, true), (true, false), (false, true), (false, false)], world.Targets.Select(one => (world.FaceTells(one), world.SignalsTell(one))));
        WorldTrial trial = WorldTrial.Run(world, ["F.1", "F.2"], [SignalSet.GazeAndSkin], Protocol.Groups(4), Profile.Quick, "cpu",
            new RunStore(folder["runs"]), chooseEpochBy: WatchedScore.RocArea);
        WorldScore[] models = [.. trial.Scores.Where(score => !score.IsBaseline)];
        Assert.Equal(2 * 4 * 3, models.Length);
        Assert.Equal("F.1 on 5 signals, Attention, epoch by AUROC", models[0].Name);
        Assert.Equal("F.1 on 5 signals, Attention, without video, epoch by AUROC", models[1].Name);
        Assert.Equal(["F.1 on 5 signals", "F.2 on 5 signals"], models.Select(score => score.Predictor).Distinct());
        Assert.Equal(models.Length, models.Select(score => score.Name).Distinct().Count());
        Assert.Equal(4, trial.Shared!.FoldOf.Distinct().Count());
        string file = folder["learnt.json"];
        File.WriteAllText(file, new WorldRecord("", "", []).With(trial, "one", DateTimeOffset.UnixEpoch).ToJson());
        WorldResult result = WorldRecord.Load(file).Of("divided", 4)!;
        Assert.Equal(trial.Shared.FoldOf, result.Shared!.FoldOf);
        Table table = result.TargetScores(world);
        Assert.Equal(4 * (2 + trial.Scores.Count(score => score.IsBaseline && score.Target == "Joy")), table.Rows.Count);
        Assert.Equal(4, result.TargetChart(world).Panels.Count);
        string said = result.SayTargets(world).ToString();
        Assert.Contains("Joy (face alone)", said, StringComparison.Ordinal);
        Assert.Contains("Joy (face alone): taking away the signals, which tell nothing of it, ", said, StringComparison.Ordinal);
        Assert.Contains("Surprise (signals alone): taking away the video, which tells nothing of it, ", said, StringComparison.Ordinal);
        Assert.Contains("Anger (nothing): without video", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Anger (nothing): taking away", said, StringComparison.Ordinal);
    }

    /// <summary>A face at rest differs from a moving one at mouth and brows, not in the room or at the edge of the picture.</summary>
    [Fact]
    public void The_expression_lies_in_the_face()
    {
        const int side = 64;
        SimulationSettings settings = SimulatedWorld.FaceOnly(new SimulationSettings { Participants = 3, Seconds = 20 }).Settings;
        SampleSet samples = SimulatedStudy.InMemory(settings, imageSize: side);
        for (int person = 0; person < 3; person++)
        {
            bool[][] places = ExpressionPlace.Of(settings, samples.Participants[person],
                [.. samples.Study.Recordings[person].Rows.Select(row => row.FrameIndex)], side);
            Assert.Equal(samples.Study.Recordings[person].Rows.Count, places.Length);
            Assert.Contains(places, place => place.Any(moved => moved));
            int[] moved = [.. places.SelectMany(place => Enumerable.Range(0, side * side).Where(pixel => place[pixel]))];
            Assert.All(moved, pixel => Assert.InRange(pixel % side, side / 8, side * 7 / 8));
            Assert.True(moved.Length < side * side * places.Length / 5, "an expression is a small part of the frame");
        }

        Assert.Throws<ArgumentException>(() => ExpressionPlace.Of(settings, Genex.Research.Recordings.ParticipantId.Parse("XX 0001"), [0], side));
    }

    [Fact]
    public void A_trial_holds_every_model_with_its_variants_and_where_it_looked()
    {
        SimulatedWorld world = SimulatedWorld.FaceOnly(new SimulationSettings { Participants = 4, Seconds = 16 });
        WorldTrial trial = WorldTrial.Run(world, ["A.1n", "B.1"], [SignalSet.GazeAndSkin, SignalSet.All], Protocol.Groups(4), Profile.Quick, "cpu",
            new RunStore(folder["runs"]));
        WorldScore[] models = [.. trial.Scores.Where(score => !score.IsBaseline)];
        Assert.Equal(["A.1n", "B.1 on 5 signals", "B.1"], models.Select(score => score.Name));
        Assert.Contains(trial.Scores, score => score.IsBaseline && score.Name.Contains("33 signals", StringComparison.Ordinal));
        Assert.All(models, score => Assert.Equal(4, score.PerPerson.Count));
        Assert.Equal("attention rollout", models[2].Map!.Kind);
        Assert.InRange(models[2].Map!.Share, 0, 1);
        Assert.InRange(models[2].Map!.Area, 0.0001, 0.2);
        Assert.NotEmpty(new WorldRecord("", "", [trial]).Of("face only", 4)!.Places().Rows);
    }
}
