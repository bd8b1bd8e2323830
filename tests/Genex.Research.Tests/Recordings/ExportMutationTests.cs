using FsCheck.Xunit;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public class ExportMutationTests
{
    private static readonly string[] Tables = [StudyFolder.FacialCoding, StudyFolder.Fixations, StudyFolder.Gsr, StudyFolder.Summary];

    /// <summary>Whatever bytes are changed, left out or put in, a study is read or the error is one of the documented kind.</summary>
    [Property(MaxTest = 400)]
    public void Any_mutation_ends_in_a_described_error_or_in_a_read(int table, int seed)
    {
        using StudyFolder folder = StudyFolder.Whole();
        string path = folder.PathOf(Tables[(int)((uint)table % Tables.Length)]);
        var random = new Random(seed);
        File.WriteAllBytes(path, ByteMutation.Of(File.ReadAllBytes(path), random));

        try
        {
            Study study = StudyReader.Read(folder.Root);
            Assert.All(study.Recordings.SelectMany(recording => recording.Expressions ?? []), one => Assert.True(one.Interval.DurationMilliseconds >= 0));
        }
        catch (ExportException problem)
        {
            Assert.Equal(path, problem.File);
            Assert.NotEmpty(problem.Expected);
        }
    }
}
