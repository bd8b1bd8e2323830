using System.Text.Json.Serialization;

#pragma warning disable MA0048 // the schedules are one vocabulary, read side by side

namespace Genex.Research.Training;

/// <summary>Where a phase stands.</summary>
/// <param name="Epoch">Epochs of the phase already done.</param>
/// <param name="Epochs">Epochs the phase may take.</param>
/// <param name="Step">Optimiser steps of the phase already done.</param>
/// <param name="Steps">Steps the phase may take.</param>
public readonly record struct PhaseMoment(int Epoch, int Epochs, long Step, long Steps);

/// <summary>How the learning rate moves within a phase: a function of where it stands, so a resumed run needs no state of it.</summary>
[JsonDerivedType(typeof(ConstantRate), "constant")]
[JsonDerivedType(typeof(CosineRate), "cosine")]
[JsonDerivedType(typeof(OneCycleRate), "one-cycle")]
[JsonDerivedType(typeof(WarmUp), "warm-up")]
public abstract record Schedule
{
    /// <summary>The rate of the next step.</summary>
    /// <param name="baseRate">The rate of the part, before the schedule.</param>
    /// <param name="at">Where the phase stands.</param>
    public abstract double Rate(double baseRate, PhaseMoment at);

    /// <summary>Adam's first memory for the next step; null where the schedule leaves it alone.</summary>
    public virtual double? Beta1(PhaseMoment at) => null;

    /// <summary>From one value to another along half a cosine.</summary>
    protected static double Anneal(double from, double to, double fraction) => to + (from - to) * (1 + Math.Cos(Math.PI * fraction)) / 2;
}

/// <summary>The same rate throughout.</summary>
public sealed record ConstantRate : Schedule
{
    /// <inheritdoc/>
    public override double Rate(double baseRate, PhaseMoment at) => baseRate;
}

/// <summary>Half a cosine from the base rate to a minimum, one value per epoch.</summary>
/// <param name="MinimumRate">Rate at the end; not negative.</param>
/// <param name="Epochs">Length of the half wave; null is the phase's own. Default null.</param>
/// <remarks>torch.optim.lr_scheduler.CosineAnnealingLR in closed form (Loshchilov and Hutter 2017); past its end it rises again, as there.</remarks>
public sealed record CosineRate(double MinimumRate, int? Epochs = null) : Schedule
{
    /// <inheritdoc cref="CosineRate(double, int?)" path="/param[@name='MinimumRate']"/>
    public double MinimumRate { get; init; } = MinimumRate >= 0 ? MinimumRate
        : throw new ArgumentOutOfRangeException(nameof(MinimumRate), MinimumRate, "A rate is not negative.");

    /// <inheritdoc/>
    public override double Rate(double baseRate, PhaseMoment at) => Anneal(baseRate, MinimumRate, (double)at.Epoch / (Epochs ?? at.Epochs));
}

/// <summary>Up from base/25 to the base rate, then down to base/250,000, one value per step; Adam's first memory moves from 0.95 to 0.85 and back.</summary>
/// <param name="WarmUpShare">Fraction of the steps that go up, over 0 and below 1. Default 0.3; the report uses 0.1.</param>
/// <remarks>torch.optim.lr_scheduler.OneCycleLR with its defaults (Smith and Topin 2018), cosine in both parts.</remarks>
public sealed record OneCycleRate(double WarmUpShare = 0.3) : Schedule
{
    /// <inheritdoc cref="OneCycleRate(double)" path="/param[@name='WarmUpShare']"/>
    public double WarmUpShare { get; init; } = WarmUpShare is > 0 and < 1 ? WarmUpShare
        : throw new ArgumentOutOfRangeException(nameof(WarmUpShare), WarmUpShare, "The share lies between 0 and 1.");

    /// <inheritdoc/>
    public override double Rate(double baseRate, PhaseMoment at) => Along(at, baseRate / 25, baseRate, baseRate / 25 / 1e4);

    /// <inheritdoc/>
    public override double? Beta1(PhaseMoment at) => Along(at, 0.95, 0.85, 0.95);

    private double Along(PhaseMoment at, double start, double top, double end)
    {
        double up = WarmUpShare * at.Steps - 1, last = at.Steps - 1;
        return at.Step <= up ? Anneal(start, top, up > 0 ? at.Step / up : 1) : Anneal(top, end, Math.Min(1, (at.Step - up) / (last - up)));
    }
}

/// <summary>A straight rise from near zero over the first steps, then another schedule.</summary>
/// <param name="Steps">Steps of the rise; at least 1.</param>
/// <param name="Then">What multiplies with the rise, and remains after it.</param>
public sealed record WarmUp(int Steps, Schedule Then) : Schedule
{
    /// <inheritdoc cref="WarmUp(int, Schedule)" path="/param[@name='Steps']"/>
    public int Steps { get; init; } = Steps >= 1 ? Steps : throw new ArgumentOutOfRangeException(nameof(Steps), Steps, "A warm-up takes at least 1 step.");

    /// <inheritdoc/>
    public override double Rate(double baseRate, PhaseMoment at) => Then.Rate(baseRate, at) * Math.Min(1, (at.Step + 1.0) / Steps);

    /// <inheritdoc/>
    public override double? Beta1(PhaseMoment at) => Then.Beta1(at);
}
