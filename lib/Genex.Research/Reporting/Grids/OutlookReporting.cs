using Genex.Research.Experiments;
using Genex.Research.Information;

namespace Genex.Research.Reporting;

/// <summary>What two modalities tell about a target: <c>outlook.AtomTable()</c>, <c>outlook.Chart()</c>, <c>outlook.Say()</c>.</summary>
public static class OutlookReporting
{
    private const string Footnote = "Bits of symbols that models learnt on other people: a lower bound of what there is. p: how often a target moved in time "
        + "looks as informative. Intervals resample participants, and need 10 of them.";

    /// <summary>The atoms with bias, interval and test; the truth beside them where it is known.</summary>
    public static Table AtomTable(this FusionOutlook outlook) => new(
        $"What video and signals tell about {outlook.Target}, in bits: {outlook.Study}",
        [
            Column.Text("Atom"), .. outlook.Truth is null ? Array.Empty<Column>() : [Column.Number("True")], Column.Number("Estimate"),
            Column.Text("95 % interval"), Column.Number("Bias taken off"), Column.Number("p"), Column.Text("Told from zero"),
        ],
        Rows(outlook).Select(row => (IReadOnlyList<object?>)
        [
            row.Name, .. outlook.Truth is null ? Array.Empty<object?>() : [row.True], row.Atom.Bits, Numbers.SignedBetween(row.Atom.Interval), row.Atom.Bias,
            row.Atom.P, row.Atom.IsShown ? "yes" : "no",
        ]))
    {
        Provenance = outlook.Provenance,
        Footnotes = [Invariant($"{outlook.Atoms.Participants} participants, {outlook.Atoms.Rows:#,0} rows."), Footnote],
    };

    /// <summary>The atoms of several worlds or studies, one panel each.</summary>
    public static Figure Chart(this IReadOnlyList<FusionOutlook> outlooks) => new(
        "What video and signals tell about a target, taken apart",
        string.Join(" ", outlooks.Select(outlook => outlook.Say().ToString())),
        [.. outlooks.Select(PanelOf)])
    {
        Columns = Math.Min(3, outlooks.Count),
        Height = Math.Clamp(260 * ((outlooks.Count + 2) / 3), 260, Figure.MaximumHeight),
        Width = Figure.MaximumWidth,
        SharedX = true,
        Provenance = outlooks[0].Provenance,
    };

    /// <summary>The atoms of one study.</summary>
    public static Figure Chart(this FusionOutlook outlook) => new FusionOutlook[] { outlook }.Chart();

    /// <summary>Which atoms are told from zero, and whether fusion can pay.</summary>
    public static Sentence Say(this FusionOutlook outlook) => GridSentences.Outlook(
        outlook.Study, outlook.Target, outlook.Atoms.Participants,
        [.. Rows(outlook).Take(4).Where(row => row.Atom.IsShown).Select(row => (row.Name, row.Atom.Bits, row.True))], outlook.Atoms.Gain.Bits,
        outlook.Atoms.Gain.IsShown, outlook.Truth?.Gain);

    private static (string Name, EstimatedAtom Atom, double? True)[] Rows(FusionOutlook outlook)
    {
        InformationAtoms? truth = outlook.Truth;
        EstimatedAtoms atoms = outlook.Atoms;
        return
        [
            ("redundant", atoms.Redundant, truth?.Redundant), ($"unique to {outlook.First}", atoms.UniqueFirst, truth?.UniqueFirst),
            ($"unique to {outlook.Second}", atoms.UniqueSecond, truth?.UniqueSecond), ("synergistic", atoms.Synergistic, truth?.Synergistic),
            ("gain of fusion", atoms.Gain, truth?.Gain),
        ];
    }

    private static Panel PanelOf(FusionOutlook outlook)
    {
        (string Name, EstimatedAtom Atom, double? True)[] rows = Rows(outlook);
        double?[] points = [.. rows.Select(row => (double?)row.Atom.Bits)];
        IntervalSeries estimate = new("estimate, 95 % interval", rows.Select((_, row) => (double)row), points,
            rows.Select(row => row.Atom.Interval?.Lower), rows.Select(row => row.Atom.Interval?.Upper));
        Series[] all = outlook.Truth is null ? [ReferenceLine.AtX(0, "nothing"), estimate]
            : [ReferenceLine.AtX(0, "nothing"), new ScatterSeries("truth", rows.Select(row => row.True ?? 0), rows.Select((_, row) => (double)row)), estimate];
        return new Panel(new Axis("Information", "bit"), Axis.Of("", rows.Select(row => row.Name)), all)
        { Title = Invariant($"{outlook.Study}, {outlook.Atoms.Participants} people") };
    }
}
