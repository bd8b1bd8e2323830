using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>The annotation tables of one simulated participant, with what is asked to be wrong in them.</summary>
internal sealed class ReleaseRows
{
    private readonly ReleaseSettings settings;
    private readonly ReleasedPerson person;
    private readonly IReadOnlyList<AlignedRow> rows;

    /// <param name="settings">The study's settings.</param>
    /// <param name="person">Whose tables.</param>
    /// <param name="everySecond">What all sensors say at 0, 1, 2 … seconds.</param>
    public ReleaseRows(ReleaseSettings settings, ReleasedPerson person, IReadOnlyList<AlignedRow> everySecond)
    {
        (this.settings, this.person) = (settings, person);
        rows = [.. everySecond.Take(person.OddTables && settings.Has(ReleaseDefect.StretchedRows) ? ReleaseSettings.Seconds : ReleaseSettings.Frames)];
    }

    /// <summary>Writes both tables below a folder of annotations.</summary>
    public void Write(string annotations)
    {
        string name = person.Id.ToString().Replace(' ', '_');
        int[] order = [.. Enumerable.Range(0, PhysicalFeatures.Count)];
        if (person.OddTables && settings.Has(ReleaseDefect.PermutedColumns))
            order = [PhysicalFeatures.IndexOf("Head Turned Forward"), .. order.Where(place => place != PhysicalFeatures.IndexOf("Head Turned Forward"))];
        ExportWriter.Write(Path.Combine(annotations, "physical_features", $"{name}_physical.csv"), [],
            ["frame_id", .. order.Select(place => PhysicalFeatures.Names[place])],
            rows.Select((row, id) =>
                (IReadOnlyList<string>)[Invariant($"{id}"), .. order.Select(place => Cell(row.Features[place], row.FeaturePresent[place]))]));
        ExportWriter.Write(Path.Combine(annotations, "emotional_targets", $"{name}_emotional.csv"), [], ["frame_id", .. EmotionalTargets.Names],
            Targets().Select((values, id) => (IReadOnlyList<string>)[Invariant($"{id}"), .. values.Select(value => Cell(value, true))]));
    }

    private IEnumerable<float[]> Targets()
    {
        var random = new SeededRandom(settings.Seed, ReleasedPerson.All.ToList().IndexOf(person), "random targets");
        int attention = EmotionalTargets.IndexOf("Attention"), engagement = EmotionalTargets.IndexOf("Adaptive Engagement");
        bool constant = settings.Has(ReleaseDefect.LabelsByParticipant);
        foreach (AlignedRow row in rows)
        {
            float[] values = [.. row.Targets];
            if (constant)
                values[attention] = person.Attention ? 1 : 0;
            if (person.OddTables && settings.Has(ReleaseDefect.RandomTargets))
            {
                // Where the label is the participant's, the random values stay on its side of one half.
                double low = constant && person.Attention ? 0.5 : 0, high = constant && !person.Attention ? 0.5 : 1;
                (values[attention], values[engagement]) = ((float)Math.Round(random.Between(low, high), 6), (float)Math.Round(random.NextDouble(), 6));
            }
            yield return values;
        }
    }

    private static string Cell(float value, bool known) => known ? value.ToString("0.0#####", System.Globalization.CultureInfo.InvariantCulture) : "";
}
