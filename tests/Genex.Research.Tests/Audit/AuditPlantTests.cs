using Genex.Research.Audit;
using Genex.Research.Datasets;
using Xunit.Abstractions;

namespace Genex.Research.Tests.Audit;

/// <summary>What the audit sees: everything that was planted, and nothing in sound studies that are merely odd.</summary>
public class AuditPlantTests(ITestOutputHelper output)
{
    private static readonly string[] Kinds =
    [
        "mirrored", "zoomed", "shifted", "reordered", "reversed", "alternating", "short stretch", "cut in two", "person with noise", "input is the label",
        "time in the recording", "missingness", "derived signal", "modality late", "swapped ids", "clock not set", "composite frames", "generated tables",
        "events counted twice",
    ];

    // Peaks of skin conductance are few: in short recordings labels do not say enough of them for a delay to be seen, and the video does not show them.
    private static readonly string[] BeyondIt =
        ["modality late: skin conductance four rows late", "modality late: skin conductance four rows late, four minutes"];

    [Fact]
    public void Every_plant_but_skin_conductance_late_in_short_recordings_is_found_and_a_plant_in_one_target_blocks_that_target_alone()
    {
        AuditPlant[] plants = [.. FramePlants.All, .. LabelPlants.All, .. SensorPlants.All, .. FilePlants.All];
        List<string> missed = [], spilt = [];
        output.WriteLine("| kind | how | outcome |\n|---|---|---|");
        foreach (AuditPlant plant in plants)
        {
            AuditReport report = DataAudit.Run(plant.Make());
            string outcome = plant.OutcomeIn(report);
            output.WriteLine($"| {plant.Kind} | {plant.Name} | {outcome} |");
            if (outcome == "missed") missed.Add(plant.ToString());
            if (plant.Target is { } target && (report.BlockingOf(EmotionTask.Attention).Count > 0 || report.BlockedTargets.Any(name => name != target)))
                spilt.Add($"{plant}: {string.Join(", ", report.Blocking.Select(one => $"{one.Check} {one.Target}"))}");
        }

        Assert.Equal(BeyondIt, missed);
        Assert.Empty(spilt);
        Assert.Equal(Kinds.Order(StringComparer.Ordinal), plants.Select(plant => plant.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.True(plants.Length >= 41);
    }

    [Fact]
    public void No_sound_study_is_blocked_however_odd()
    {
        (string Name, Func<AuditMaterial> Make)[] studies = [.. CleanStudies.All, .. FilePlants.Clean];
        List<string> blocked = [];
        output.WriteLine("| study | blocked by | warnings |\n|---|---|---|");
        foreach ((string name, Func<AuditMaterial> make) in studies)
        {
            AuditReport report = DataAudit.Run(make());
            IEnumerable<string> warnings = report.Findings.Where(one => one.Severity == AuditSeverity.Warning).Select(one => one.Check).Distinct();
            output.WriteLine($"| {name} | {string.Join(", ", report.Blocking.Select(one => one.Check))} | {string.Join(", ", warnings)} |");
            blocked.AddRange(report.Blocking.Select(one => $"{name}: {one.Check}: {one.Evidence}"));
        }

        Assert.Empty(blocked);
        Assert.True(studies.Length >= 40, Invariant($"{studies.Length} studies"));
    }
}
