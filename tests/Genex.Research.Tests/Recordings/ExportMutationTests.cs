using System.Text;
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
        List<byte> bytes = File.ReadAllBytes(path).ToList();
        for (int change = random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            int place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[place] = (byte)random.Next(256); break;
                case 1: bytes.Insert(place, Encoding.ASCII.GetBytes("\",;\t\r\n.-:0\0")[random.Next(11)]); break;
                case 2: bytes.RemoveAt(place); break;
                default: bytes.RemoveRange(place, Math.Min(bytes.Count - place, random.Next(1, 200))); break;
            }
        }
        File.WriteAllBytes(path, [.. bytes]);

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
