using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Audit;

/// <summary>What the checks measure, beside slow and obvious ways to measure it.</summary>
public class AuditMeasuresTests
{
    [Fact]
    public void An_area_within_recordings_is_the_mean_of_each_ones_area_turned_upwards()
    {
        AlignedStudy study = AuditStudy.Rows(participants: 4);
        AlignedColumn joy = AlignedColumn.Target("Joy");
        foreach (AlignedColumn input in (AlignedColumn[])[AlignedColumn.Feature("Brow Raise"), AlignedColumn.Feature("avg_fixation_duration")])
        {
            WithinArea found = WithinArea.Of(study, joy, (recording, row) => input.Of(recording.Rows[row]))!;
            double[] areas = [.. study.Recordings.Select(recording => RocArea.Of(
                [.. recording.Rows.Select(row => (double)input.Of(row))], [.. recording.Rows.Select(joy.IsOn)])).OfType<double>()];
            double mean = areas.Average();
            Assert.Equal(Math.Max(mean, 1 - mean), found.Mean, 12);
            Assert.Equal(mean < 0.5 ? 1 - areas.Max() : areas.Min(), found.Least, 12);
            Assert.Equal(areas.Length, found.Recordings);
        }
    }

    [Fact]
    public void A_label_that_turns_on_once_ranks_well_by_chance_and_its_deviations_say_so()
    {
        AlignedStudy once = AuditStudy.Rows(participants: 1).With((_, row, place) => row.WithTarget("Joy", place >= 20 ? 1 : 0)),
            often = AuditStudy.Rows(participants: 1).With((_, row, place) => row.WithTarget("Joy", place % 3 == 0 ? 1 : 0)
                .WithFeature("Dimpler", place % 3 == 0 ? 1 : 0));
        AlignedColumn joy = AlignedColumn.Target("Joy"), dimpler = AlignedColumn.Feature("Dimpler");
        WithinArea late = WithinArea.Of(once, joy, (_, row) => row)!;
        Assert.Equal(1, late.Mean);
        double[] areas = [.. Enumerable.Range(0, 40).Select(shift => RocArea.Of([.. Enumerable.Range(0, 40).Select(row => (double)row)],
            [.. Enumerable.Range(0, 40).Select(row => (row + shift) % 40 >= 20)])!.Value)];
        Assert.Equal(0.5 / Math.Sqrt(areas.Average(area => (area - 0.5) * (area - 0.5))), late.Deviations(), 9);
        Assert.True(WithinArea.Of(often, joy, (recording, row) => dimpler.Of(recording.Rows[row]))!.Mean == 1);
    }

    [Fact]
    public void The_gain_of_an_own_majority_is_counted()
    {
        AlignedStudy study = AuditStudy.Rows(participants: 4, rows: 40)
            .With((one, row, place) => row.WithTarget("Joy", one.Participant.CompareTo(AuditStudy.Id(1)) > 0 ^ place % 10 == 0 ? 1 : 0));
        OwnMajority found = OwnMajority.Of(study, AlignedColumn.Target("Joy"))!;
        Assert.Equal(0.9, found.Own, 12);
        Assert.Equal(0.5, found.Common, 12);
        Assert.Equal(0.4, found.Gain, 12);
    }

    [Theory]
    [InlineData(false, 1.2, 0, 0)]
    [InlineData(true, 1, 0, 0)]
    [InlineData(false, 1, 0.0625, -0.09375)]
    [InlineData(true, 0.85, -0.0625, 0.03125)]
    public void A_move_of_a_picture_is_found_again(bool mirrored, double scale, double right, double down)
    {
        byte[] before = Plane(0, 0, 1, mirrored: false), after = Plane(right, down, scale, mirrored);
        (FrameGeometry found, double correlation) = FrameRegistration.Find(before, after, mirrored);
        Assert.InRange(found.Scale, scale - 0.03, scale + 0.03);
        Assert.InRange(found.Right, right - 0.02, right + 0.02);
        Assert.InRange(found.Down, down - 0.02, down + 0.02);
        Assert.True(correlation > 0.98);
        Assert.True(FrameRegistration.Find(before, after, !mirrored).Correlation < correlation - 0.05);
    }

    [Fact]
    public void Events_that_lie_on_others_of_their_kind_are_counted()
    {
        Recording one = new(AuditStudy.Id(0), null,
            [new("Joy", new Interval(0, 100)), new("Joy", new Interval(40, 140)), new("Joy", new Interval(200, 300)), new("Fear", new Interval(200, 300))],
            [new(new Interval(0, 100), 100, 1), new(new Interval(90, 200), 110, 1), new(new Interval(90, 200), 110, 1)],
            [new(100, 1), new(110, 1), new(900, 1)], null);
        Assert.Equal([(1, 4), (1, 3), (1, 3)], RepeatedEvents.Of(one).Select(found => (found.Repeated, found.Events)));
    }

    [Fact]
    public void A_frame_of_another_recording_is_a_twin_when_it_lies_nearer_than_any_own_moment()
    {
        float[,] between = { { 0.999f, 0.5f }, { 0.5f, 0.99f }, { 0.4f, 0.3f } };
        FrameTwins twins = FrameTwins.Of(between, [0.9f, 0.985f, 0.5f], [0.95f, 0.9f]);
        Assert.Equal([(0, 0)], twins.Pairs); // (1, 1) is nearer than an own moment, and not by half
        Assert.Equal(4 / 5.0, twins.Mixed, 12);
    }

    /// <summary>Blobs on a slope, moved as asked; 32 x 32.</summary>
    private static byte[] Plane(double right, double down, double scale, bool mirrored)
    {
        const int side = FrameSummary.Side;
        byte[] plane = new byte[side * side];
        for (int pixel = 0; pixel < plane.Length; pixel++)
        {
            double x = ((pixel % side + 0.5) / side - 0.5 - right) / scale, y = ((pixel / side + 0.5) / side - 0.5 - down) / scale;
            if (mirrored) x = -x;
            plane[pixel] = (byte)(90 + 60 * x + 80 * Blob(x - 0.1, y + 0.15, 0.12) - 50 * Blob(x + 0.2, y - 0.1, 0.09) + 60 * Blob(x - 0.25, y - 0.2, 0.07));
        }

        return plane;

        static double Blob(double x, double y, double width) => Math.Exp(-(x * x + y * y) / (2 * width * width));
    }
}
