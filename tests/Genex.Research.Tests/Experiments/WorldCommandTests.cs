using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Experiments;

/// <summary>What is said of how a record's worlds were made.</summary>
public class WorldCommandTests
{
    /// <summary>What is shown is made again by commands for just that, not by the one that happened to be last.</summary>
    [Fact]
    public void A_record_names_the_commands_for_what_is_shown()
    {
        static WorldTrial Trial(int people, int seed, params string[] models) => new("face only", true, people, 60, seed, "k-groups-4", "study",
            [.. models.Select(model => new WorldScore(model, false, [0.7, 0.8], 0.9)), new WorldScore("LR 33 signals", true, [0.7, 0.8], null)]);
        WorldRecord record = new("genex worlds --world crossed", "2026-11-28",
            [Trial(8, 1, "A.1", "B.1", "B.1 on 5 signals"), Trial(32, 1, "A.1", "P.1 (random body)"), Trial(32, 2, "A.1")]);
        Assert.Equal("Recorded, last on 2026-11-28. These commands make it again: `genex worlds --world face --model A.1 --participants 32 --seconds 60 "
            + "--protocol k-groups-4 --profile study --seed 1`, also with 8 participants; `genex worlds --world face --model A.1 --participants 32 "
            + "--seconds 60 --protocol k-groups-4 --profile study --seed 2`.", record.SayMade(["face only"], "A.1", "LR 33 signals").ToString());
        Assert.Contains("--model B.1 --signals all,5 --participants 8", record.SayMade(["face only"], "B.1", "B.1 on 5 signals").ToString(),
            StringComparison.Ordinal);
        Assert.Contains("--model A.1,P.1 --participants 32", record.SayMade(["face only"], "A.1", "P.1 (random body)").ToString(), StringComparison.Ordinal);
        WorldRecord chosen = new("", "2026-11-28", [Trial(8, 1, "F.1 on 5 signals", "F.1 on 5 signals, epoch by AUROC")]);
        Assert.EndsWith("--seed 1`; `genex worlds --world face --model F.1 --signals 5 --participants 8 --seconds 60 --protocol k-groups-4 --profile study "
            + "--seed 1 --choose-epoch-by auroc`.", chosen.SayMade(["face only"]).ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => record.SayMade(["nowhere"]));
        Assert.Equal(["face only", "8", ""], record.Commands(["face only"], "A.1").Rows[0].Where((_, column) => column != 1));
        Assert.Throws<ArgumentException>(() => record.Commands(["nowhere"]));
    }
}
