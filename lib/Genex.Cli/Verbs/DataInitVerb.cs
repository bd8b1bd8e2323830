using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Recordings;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data init</c>: writes what is found in a folder as its description, to be corrected by hand.</summary>
internal static class DataInitVerb
{
    public static Verb Create() => new Verb("init", "Write study.json into a study's folder: what was found in it, with comments, to be corrected.", """
        A study.json that is there already is not replaced.

        Examples:
          genex data init STUDY
        """) { Common.Study, Common.TimeFormat, Common.Region, Common.Face }.Does(Run);

    private static int Run(ParseResult result)
    {
        string folder = result.GetRequiredValue(Common.Study), path = Path.Combine(folder, StudyDescription.FileName);
        if (File.Exists(path))
            throw new ArgumentException($"{path} is there already; remove it to have it written anew.");
        if (PreparedStore.IsIn(folder))
            throw new ArgumentException($"{folder} is a prepared store, which is described already; name the study that it was made of.");
        Study study = StudyReader.Read(folder, Common.ReadingOf(result));
        StudyDescriptionText.Write(path, study, result.GetValue(Common.TimeFormat), result.GetValue(Common.Region),
            result.GetValue(Common.Face) is { } face && File.Exists(face) ? Path.GetRelativePath(folder, face) : result.GetValue(Common.Face));
        Console.WriteLine(Terminal.Wrap(Invariant($"{path}: {study.Recordings.Count} recordings, {study.Files.Count} files. ")
            + $"Correct it, then look at: genex data inspect {folder}"));
        return ExitCode.Done;
    }
}
