namespace Genex.Research.Evaluation;

/// <summary>One scenario at one number of participants and one effect: the studies that several methods are tried on.</summary>
internal sealed record CalibrationCell(CalibrationQuantity Quantity, CalibrationScenario Scenario, int Participants, double Effect)
{
    /// <summary>Everything the plan asks for.</summary>
    public static IReadOnlyList<CalibrationCell> All(CalibrationPlan plan) =>
    [
        .. from scenario in new[] { CalibrationScenario.Normal, CalibrationScenario.Bounded, CalibrationScenario.Skewed, CalibrationScenario.Trained }
           from participants in plan.Participants
           select new CalibrationCell(CalibrationQuantity.TypeOneError, scenario, participants, 0),
        .. from scenario in Enum.GetValues<CalibrationScenario>().Where(scenario => scenario != CalibrationScenario.Trained)
           from participants in plan.Participants
           select new CalibrationCell(CalibrationQuantity.Coverage, scenario, participants, 0),
        .. from effect in plan.Effects
           from participants in plan.Participants
           select new CalibrationCell(CalibrationQuantity.Power, CalibrationScenario.Normal, participants, effect),
    ];

    /// <summary>The methods tried on this cell.</summary>
    public IEnumerable<CalibrationMethod> Methods => Quantity switch
    {
        CalibrationQuantity.Coverage => Enum.GetValues<CalibrationMethod>().Where(method => method >= CalibrationMethod.StudentT && Possible(method)),
        CalibrationQuantity.TypeOneError => Enum.GetValues<CalibrationMethod>().Where(method => method < CalibrationMethod.StudentT && Possible(method)),
        _ => Enum.GetValues<CalibrationMethod>().Where(method => method < CalibrationMethod.StudentT && Offered(method)),
    };

    /// <summary>Whether the library takes this method for this many participants.</summary>
    public bool Offered(CalibrationMethod method) => method switch
    {
        CalibrationMethod.SignFlipExact => PairedTest.MethodFor(Participants) == TestMethod.SignFlipExact,
        CalibrationMethod.SignFlipSampled => PairedTest.MethodFor(Participants) == TestMethod.SignFlipSampled,
        CalibrationMethod.Wilcoxon => PairedTest.MethodFor(Participants) == TestMethod.Wilcoxon,
        CalibrationMethod.CorrectedT => Scenario == CalibrationScenario.Trained,
        CalibrationMethod.StudentT => Participants < ParticipantInterval.SmallestBootstrap,
        CalibrationMethod.ParticipantBootstrap => Participants >= ParticipantInterval.SmallestBootstrap,
        _ => false,
    };

    /// <summary>
    /// Whether the method is meant to hold here. The tests assume that differences are symmetric when the models are alike; Student's t, that scores
    /// are not strongly skewed; the bootstrap bears the skew of a ceiling but not of an exponential; nothing is claimed for frames as units.
    /// </summary>
    public bool Claimed(CalibrationMethod method) => method switch
    {
        CalibrationMethod.FramesTest or CalibrationMethod.FramesInterval => false,
        CalibrationMethod.StudentT => Scenario is CalibrationScenario.Normal or CalibrationScenario.Bounded,
        CalibrationMethod.CorrectedT => Scenario == CalibrationScenario.Trained,
        // Tests of participants take the trained models as they are; that they were trained once is not in them.
        _ when Scenario == CalibrationScenario.Trained => false,
        _ => Scenario != CalibrationScenario.Skewed,
    };

    private bool Possible(CalibrationMethod method) => method switch
    {
        // Training takes its time: what is not offered is not tried there.
        _ when Scenario == CalibrationScenario.Trained => Offered(method),
        CalibrationMethod.SignFlipExact => Participants <= 17,
        CalibrationMethod.SignFlipSampled => Participants is >= 14 and <= 19,
        CalibrationMethod.FramesTest or CalibrationMethod.FramesInterval => Scenario is CalibrationScenario.Bounded or CalibrationScenario.Ceiling,
        CalibrationMethod.CorrectedT => false,
        _ => true,
    };
}
