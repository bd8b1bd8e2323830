using Genex.Research.Datasets;

namespace Genex.Research.Tests.Datasets;

/// <summary>Frames are kept at one side and seen at others.</summary>
public class FrameSidesTests
{
    [Fact]
    public void A_smaller_side_is_the_mean_of_the_pixels_it_covers()
    {
        byte[] block = [.. Enumerable.Range(0, 2 * 3 * 8 * 8).Select(place => (byte)(place * 37 % 251))];
        FrameBank bank = new(8, [block]), small = bank.At(4);
        Assert.Equal((4, 2), (small.Side, small.Count));
        for (int sample = 0; sample < 2; sample++)
        {
            for (int place = 0; place < small.FrameLength; place++)
            {
                (int channel, int row, int column) = (place / 16, place % 16 / 4, place % 4);
                int first = (channel * 64) + (16 * row) + (2 * column);
                ReadOnlySpan<byte> frame = bank[sample];
                double mean = (frame[first] + frame[first + 1] + frame[first + 8] + frame[first + 9]) / 4.0;
                Assert.InRange(small[sample][place], mean - 0.51, mean + 0.51);
            }
        }
    }

    [Fact]
    public void Each_side_is_made_once_and_its_own_is_the_bank_itself()
    {
        FrameBank bank = FrameBank.Even(8, 3);
        Assert.Same(bank, bank.At(8));
        Assert.Same(bank.At(16), bank.At(16));
        Assert.All(Enumerable.Range(0, 3), sample => Assert.Equal(bank[0][0], bank.At(16)[sample][0]));
    }
}
