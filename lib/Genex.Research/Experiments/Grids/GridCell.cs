using System.Text.Json.Serialization;
using Genex.Research.Evaluation;
using Genex.Research.Information;

#pragma warning disable MA0048 // a cell and what is found in it

namespace Genex.Research.Experiments;

/// <summary>One model in one drawn study.</summary>
/// <param name="World">Id of the world.</param>
/// <param name="People">Number of participants.</param>
/// <param name="Error">Probability that a state is shown wrongly: the noise.</param>
/// <param name="Seed">Of the study.</param>
/// <param name="Rows">Moments of each participant.</param>
/// <param name="Model">Id of the model.</param>
/// <param name="Voice">Whether there is a voice beside video and signals. Default no.</param>
public sealed record GridCell(string World, int People, double Error, int Seed, int Rows, string Model,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Voice = false)
{
    /// <summary>Of the worlds, the models and what is kept of a cell; a change of any makes every cell anew.</summary>
    public const int Version = 2;

    /// <summary>Parts that the people are divided into, each held out once; as many as people where there are fewer.</summary>
    public const int Groups = 8;

    /// <summary>Name of its file: equal cells have equal names.</summary>
    [JsonIgnore]
    public string Id => Invariant($"{World}-n{People}-e{Error}-s{Seed}-r{Rows}-{Model}{(Voice ? "-voice" : "")}-v{Version}");

    /// <summary>How the groups share training rows.</summary>
    [JsonIgnore]
    public SharedTraining Shared
    {
        get
        {
            int groups = Math.Min(Groups, People);
            return new([.. Enumerable.Range(0, People).Select(person => person % groups)], 1.0 / (groups - 1));
        }
    }

    /// <summary>Draws the study, trains the model with people held out and scores it.</summary>
    /// <param name="cancellation">Stops between two trainings.</param>
    public CellScore Compute(CancellationToken cancellation = default)
    {
        PairedSources study = InformationWorld.Find(World).Draw(People, Rows, Error, Seed, Voice);
        GridModel model = GridModel.Find(Model);
        double[] scores = new double[study.Count];
        foreach ((int[] train, int[] test) in study.HeldOut(Groups))
        {
            cancellation.ThrowIfCancellationRequested();
            double[] predicted = model.Predict(study, train, test);
            for (int place = 0; place < test.Length; place++) scores[test[place]] = predicted[place];
        }

        return new(this, [.. Enumerable.Range(0, People).Select(person =>
        {
            int[] rows = [.. Enumerable.Range(0, study.Count).Where(row => study.ParticipantOf[row] == person)];
            return RocArea.Of([.. rows.Select(row => scores[row])], [.. rows.Select(row => study.Target[row])]);
        })]);
    }
}

/// <summary>What a model scores in a cell.</summary>
/// <param name="Cell">Which.</param>
/// <param name="PerPerson">Area under the ROC curve within each person; null where a person shows one class only.</param>
public sealed record CellScore(GridCell Cell, IReadOnlyList<double?> PerPerson)
{
    /// <summary>Mean over people; null where no person has one.</summary>
    [JsonIgnore]
    public double? Mean => PerPerson.Average();
}
