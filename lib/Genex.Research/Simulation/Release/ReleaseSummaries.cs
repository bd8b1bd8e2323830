using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>The summaries of the released layout, and the truth beside it.</summary>
internal static class ReleaseSummaries
{
    /// <summary>Writes data/annotations/processing_summary.json, data/real_frames/processing_summary.json and Truth/truth.json.</summary>
    public static void Write(string folder, ReleaseSettings settings, Action<string, object> write)
    {
        string[] ids = [.. ReleasedPerson.All.Select(person => person.Id.ToString())];
        write(Path.Combine(folder, "data", "annotations", "processing_summary.json"), new
        {
            physical_features = PhysicalFeatures.FacialCoding,
            emotional_targets = EmotionalTargets.Names,
            participants_processed = new { physical = ids, emotional = ids },
        });
        write(Path.Combine(folder, "data", "real_frames", "processing_summary.json"),
            ids.ToDictionary(id => id, _ => new { num_frames = ReleaseSettings.Frames }));
        write(Path.Combine(folder, "Truth", "truth.json"), new
        {
            simulated = true,
            generator = "Genex.Research.Simulation",
            layout = "released",
            TruthFiles.GeneratorVersion,
            settings.Seed,
            defects = settings.Defects.Select(defect => new { defect.Id, defect.What, defect.Check }),
            participants = ReleasedPerson.All.Select(person => new
            {
                id = person.Id.ToString(),
                framesOf = (settings.Has(ReleaseDefect.RecolouredCopies) ? ReleasedPerson.All[0].Id : person.Id).ToString(),
                person.Transformation,
                person.Gain,
                person.Offset,
                person.HueTurn,
                person.Attention,
            }),
        });
    }
}
