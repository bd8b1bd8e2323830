using Genex.Research.Evaluation;
using MathNet.Numerics.Distributions;

namespace Genex.Research.Tests.Evaluation;

public class StudySizeTests
{
    /// <summary>Paired t test, two-sided at 5 %: the sample sizes of G*Power and of Cohen's tables for standardised differences.</summary>
    [Theory]
    [InlineData(0.2, 0.8, 199)]
    [InlineData(0.5, 0.8, 34)]
    [InlineData(0.8, 0.8, 15)]
    [InlineData(0.5, 0.9, 44)]
    [InlineData(0.5, 0.95, 54)]
    public void Models_that_are_trained_already_need_the_published_sizes(double effect, double power, int participants) =>
        Assert.Equal(participants, StudySize.Of(effect, 1, power, trainedAnew: false).Participants);

    [Theory]
    [InlineData(4, 0.05, 0.1, true)]
    [InlineData(12, 0.1, 0.1, true)]
    [InlineData(30, 0.05, 0.1, true)]
    [InlineData(9, 0.08, 0.1, false)]
    public void Power_is_how_often_drawn_studies_reach_the_critical_value(int participants, double difference, double deviation, bool trainedAnew)
    {
        SeededRandom random = new(3, participants, "studies");
        double error = Math.Sqrt((1.0 / participants) + (trainedAnew ? 1.0 / (participants - 1) : 0));
        double critical = StudentT.InvCDF(0, 1, participants - 1, 0.975);
        int shown = 0;
        const int studies = 40_000;
        for (int study = 0; study < studies; study++)
        {
            // The mean has the error that the corrected test takes it to have; the deviation is that of N normal numbers.
            double chi = Enumerable.Range(0, participants - 1).Sum(_ => Square(random.Normal()));
            double estimated = deviation * Math.Sqrt(chi / (participants - 1));
            double mean = difference + (deviation * error * random.Normal());
            if (Math.Abs(mean / (estimated * error)) > critical) shown++;
        }

        Assert.Equal((double)shown / studies, StudySize.PowerOf(participants, difference, deviation, trainedAnew), 0.01);
        static double Square(double value) => value * value;
    }

    [Fact]
    public void More_people_more_power_and_no_difference_has_the_tests_level()
    {
        double[] powers = [.. Enumerable.Range(2, 60).Select(people => StudySize.PowerOf(people, 0.05, 0.1))];
        Assert.Equal(powers.Order(), powers);
        Assert.Equal(0.05, StudySize.PowerOf(10, 0, 0.1), 6);
        Assert.Equal(StudySize.PowerOf(10, 0.05, 0.1), StudySize.PowerOf(10, -0.05, 0.1), 9);
        Assert.Null(StudySize.Of(0.0001, 1).Participants);
    }

    [Fact]
    public void A_contrast_gives_its_deviation_and_a_range()
    {
        double?[] first = [0.6, 0.7, 0.55, 0.8, 0.62, 0.71], second = [0.5, 0.62, 0.57, 0.66, 0.6, 0.58];
        PairedContrast alone = PairedContrast.Of(first, second, 1);
        var size = StudySize.Of(alone, 0.05);
        Assert.Equal(6, size.Now);
        Assert.Equal(StudySize.Of(0.05, size.Deviation, trainedAnew: false).Participants, size.Participants);
        Assert.True(size.Fewest < size.Participants && size.Participants < size.Largest);
        PairedContrast trained = PairedContrast.Of(first, second, 1, shared: new([0, 1, 2, 3, 4, 5], 0.2));
        Assert.True(StudySize.Of(trained, 0.05).Participants > size.Participants);
        Assert.Equal(alone.MeanDifference!.Value, StudySize.Of(alone).Difference);
    }

    [Fact]
    public void What_cannot_be_planned_by_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StudySize.Of(0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudySize.Of(0.1, 0.1, power: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudySize.Of(0.1, 0));
        Assert.Throws<ArgumentException>(() => StudySize.Of(PairedContrast.Of([0.5, 0.6], [0.4, 0.5], 1), 0.05));
    }
}
