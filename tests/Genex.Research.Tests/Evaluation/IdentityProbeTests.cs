using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

public class IdentityProbeTests
{
    private static readonly double[,] Looks = { { 10, 1 }, { 11, 1 }, { 50, 2 }, { 52, 2 }, { 90, 1 }, { 91, double.NaN } };
    private static readonly bool[,] Labels = { { true }, { true }, { false }, { false }, { true }, { false } };

    [Fact]
    public void A_label_that_follows_who_is_predicted_without_looking_at_anything_else()
    {
        double[,] predicted = IdentityProbe.Predict(Looks, ["a", "a", "b", "b", "c", "c"], Labels, new double[,] { { 10.4, 1 }, { 51, 2 }, { 88, 1 } });
        Assert.Equal([1, 0, 0.5], predicted.Cast<double>());
    }

    [Fact]
    public void Unknown_labels_do_not_count()
    {
        bool[,] known = { { true }, { true }, { true }, { true }, { true }, { false } };
        Assert.Equal(1, IdentityProbe.Predict(Looks, ["a", "a", "b", "b", "c", "c"], Labels, new double[,] { { 88, 1 } }, known)[0, 0]);
        Assert.Throws<ArgumentException>(() => IdentityProbe.Predict(Looks, ["a"], Labels, Looks));
    }
}
