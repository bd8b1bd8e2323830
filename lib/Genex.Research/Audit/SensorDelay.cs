using Genex.Research.Alignment;
using Genex.Research.Recordings;
using MathNet.Numerics.LinearAlgebra;

namespace Genex.Research.Audit;

/// <summary>How late one sensor's inputs of a recording lie against its targets, judged by what the targets say of them in the other
/// recordings.</summary>
/// <param name="Recording">Whose.</param>
/// <param name="Sensor">"eye tracking", "skin conductance" or one of the study's own; facial coding moves with the targets.</param>
/// <param name="Rows">By how many rows the inputs come later; negative when earlier.</param>
/// <param name="Milliseconds">The same in time.</param>
/// <param name="Deviations">Correlation of the inputs with their prediction at that delay, in standard deviations over far rotations.</param>
/// <param name="Unmoved">The same at no delay.</param>
internal sealed record SensorDelay(AlignedRecording Recording, string Sensor, int Rows, double Milliseconds, double Deviations, double Unmoved)
{
    private const int Reach = 10, LeastRows = 40, LeastOthers = 3;
    private const double Ridge = 0.05;

    private static readonly (string Name, AlignedColumn[] Inputs)[] UsualSensors =
    [
        ("eye tracking", [.. PhysicalFeatures.EyeTracking.Select(AlignedColumn.Feature)]),
        ("skin conductance", [.. PhysicalFeatures.SkinConductance.Select(AlignedColumn.Feature)]),
    ];

    /// <summary>Median over the other recordings of what is correlated at no delay; low where labels say nothing of the sensor.</summary>
    internal double Usual { get; private init; }

    /// <summary>The delay of each sensor in each recording that is long enough; needs four of them.</summary>
    internal static IReadOnlyList<SensorDelay> Of(AlignedStudy study) =>
        [.. UsualSensors.Concat(OwnOf(study)).SelectMany(sensor => Of(study, sensor.Name, sensor.Inputs))];

    private static IEnumerable<(string Name, AlignedColumn[] Inputs)> OwnOf(AlignedStudy study) => study.Vocabulary.OwnSignals
        .Where(one => one.Form == OwnChannelForm.Samples).GroupBy(one => one.Sensor, StringComparer.OrdinalIgnoreCase)
        .Select(own => (own.Key, AlignedColumn.FeaturesOf(study).Where(column => own.Any(one => one.Name == column.Name)).ToArray()));

    private static SensorDelay[] Of(AlignedStudy study, string sensor, AlignedColumn[] inputs)
    {
        (AlignedRecording One, Matrix<double> Asked, Matrix<double> Given)[] all = [.. study.Recordings
            .Where(one => one.Rows.Count >= LeastRows && one.Rows.Any(row => inputs.Any(input => input.IsIn(row)))
                && one.Rows.Any(row => row.TargetPresent.Contains(true)))
            .Select(one => (one, Standardised(one, AlignedColumn.Targets), Standardised(one, inputs)))];
        if (all.Length <= LeastOthers) return [];
        Matrix<double>[] inner = [.. all.Select(one => one.Asked.TransposeThisAndMultiply(one.Asked))],
            outer = [.. all.Select(one => one.Asked.TransposeThisAndMultiply(one.Given))];
        Matrix<double> innerSum = inner.Aggregate((left, right) => left + right), outerSum = outer.Aggregate((left, right) => left + right);
        double rows = all.Sum(one => one.One.Rows.Count);
        SensorDelay[] found = [.. all.Select((one, place) =>
        {
            Matrix<double> weights = (innerSum - inner[place] + Matrix<double>.Build.DenseIdentity(AlignedColumn.Targets.Count) * (Ridge * rows)).Cholesky()
                .Solve(outerSum - outer[place]);
            return Look(one.One, sensor, one.Asked * weights, one.Given);
        })];
        return [.. found.Select((one, place) => one with { Usual = Moments.Median(found.Where((_, other) => other != place).Select(other => other.Unmoved)) })];
    }

    /// <summary>Rotates the inputs against their prediction, whose size says how well each input can be predicted.</summary>
    private static SensorDelay Look(AlignedRecording one, string sensor, Matrix<double> predicted, Matrix<double> given)
    {
        int rows = given.RowCount;
        double[] agreement = new double[rows];
        for (int shift = 0; shift < rows; shift++)
            for (int row = 0; row < rows; row++)
                for (int input = 0; input < given.ColumnCount; input++)
                    agreement[shift] += predicted[row, input] * given[(row + shift) % rows, input];
        double deviation = Math.Sqrt(agreement.Where((_, shift) => shift > Reach && shift < rows - Reach).Select(value => value * value)
            .DefaultIfEmpty().Average());
        int best = Enumerable.Range(-Reach, 2 * Reach + 1).MaxBy(lag => agreement[(lag + rows) % rows]);
        double step = Moments.Median(one.Rows.Zip(one.Rows.Skip(1), (before, after) => after.VideoMilliseconds - before.VideoMilliseconds));
        return deviation == 0 ? new SensorDelay(one, sensor, 0, 0, 0, 0)
            : new SensorDelay(one, sensor, best, best * step, agreement[(best + rows) % rows] / deviation, agreement[0] / deviation);
    }

    /// <summary>Columns over the rows with mean 0 and deviation 1; 0, the mean, where missing.</summary>
    private static Matrix<double> Standardised(AlignedRecording one, IReadOnlyList<AlignedColumn> columns)
    {
        double[,] known = new double[one.Rows.Count, columns.Count];
        for (int row = 0; row < one.Rows.Count; row++)
        {
            for (int place = 0; place < columns.Count; place++)
            {
                float value = columns[place].Of(one.Rows[row]);
                known[row, place] = columns[place].IsIn(one.Rows[row]) && float.IsFinite(value) ? value : double.NaN;
            }
        }

        Standardisation scaling = Standardisation.Of(known, [.. Enumerable.Range(0, one.Rows.Count)]);
        Matrix<double> table = Matrix<double>.Build.Dense(one.Rows.Count, columns.Count);
        for (int row = 0; row < one.Rows.Count; row++)
        {
            double[] scaled = scaling.Row(known, row);
            for (int place = 0; place < columns.Count; place++) table[row, place] = scaled[place];
        }

        return table;
    }
}
