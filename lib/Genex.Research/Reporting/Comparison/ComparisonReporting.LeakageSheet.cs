using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <content>An info sheet on leakage, one line per type of Kapoor and Narayanan ("Leakage and the reproducibility crisis in machine-learning-based science",
/// Patterns 4, 2023). Each answer follows from what the runs are, not from what somebody filled in.</content>
public static partial class ComparisonReporting
{
    /// <summary>The sheet of one protocol.</summary>
    /// <param name="group">Runs of one protocol.</param>
    public static Table LeakageSheet(this ComparisonGroup group)
    {
        RunRecord run = group.Runs[0];
        bool apart = run.Protocol.HoldsParticipantsApart, chosen = run.Protocol.AsReported, within = run.Protocol.Id == Protocol.Within.Id;
        string[] accepted = [.. group.Runs.SelectMany(one => one.Specification.AcceptedFindings ?? []).Distinct()];
        bool copies = accepted.Contains("near-duplicate-frames"), cut = accepted.Contains("recording-cut-in-two"),
            overlap = copies || cut || accepted.Contains("split-overlap"), composite = accepted.Contains("composite-frames");
        string[] shortcuts = [.. accepted.Where(Shortcuts.Contains)];
        string[] fused = [.. group.Models.Where(row => row.Runs[0].Specification.SeesTargetsSensor)
            .Select(row => row.Name)];
        return new Table(
            $"Leakage under {run.Protocol.Title} ({group.Protocol}), {run.Task.Title}",
            [Column.Text("Type"), Column.Text("Present?"), Column.Text("Why")],
            [
                ["L1.1 No clean test set", YesNo(chosen), chosen ? "The epoch is chosen on, and reported from, the same samples, as the report did."
                    : "An inner part of the training data chooses the epoch and the thresholds; the reported samples choose nothing."],
                ["L1.2 Preprocessing on training and test", "no",
                    "Scaling is learnt from each fold's training samples alone; frames are normalised with fixed constants."],
                ["L1.3 Feature selection on training and test", "no", "No feature is selected: all 33 signals and whole frames go in."],
                ["L1.4 Duplicates", YesNo((!apart && !within) || copies), copies
                    ? "The data audit found one recording under several participants (near-duplicate-frames), and its findings were accepted: copies of what "
                        + "is tested are learnt from."
                    : apart || within
                    ? "Neighbouring frames never fall on both sides, and the data audit found no participant that is a copy of another (near-duplicate-frames)."
                    : "Frames one second apart are near-copies of one another and fall on both sides."],
                ["L2 Features that are not legitimate", YesNo(fused.Length > 0 || composite), composite
                    ? "Frames are whole gaze replays, whose left half plots the annotations (composite-frames), and the finding was accepted."
                    : fused.Length > 0
                    ? $"28 of the 33 signals come from the sensor that also gives the targets: {string.Join(", ", fused)} and "
                        + $"\"{BaselineNames.FacialCoding}\" are circular to that extent. \"{BaselineNames.Persistence}\" is told past labels."
                        + (shortcuts.Length == 0 ? "" : " The data audit found inputs that say a label outright "
                            + $"({string.Join(", ", shortcuts)}), and its findings were accepted.")
                    : $"These models see the webcam region alone. Of the baselines, \"{BaselineNames.FacialCoding}\" is circular and "
                        + $"\"{BaselineNames.Persistence}\" is told past labels."],
                ["L3.1 Temporal leakage", YesNo((!apart && !within) || copies), copies
                    ? "The same moments of one recording are on both sides, under different names."
                    : within ? "Each recording's last part is predicted from its first, with a gap."
                    : apart ? "Nothing of a test participant is trained on, from whatever time." : "Frames from after a test frame are trained on."],
                ["L3.2 Training and test not independent", YesNo(!apart || overlap), overlap
                    ? $"The data audit found a recording on both sides ({(cut && !copies ? "recording-cut-in-two" : "split-overlap")}), and its findings were "
                        + "accepted: participants held apart are not independent." : apart ? "Every test participant is unseen."
                    : "The same participants are in training and test, so people can be recognised instead of emotions."],
                ["L3.3 Test not drawn from who it is about", run.Specification.Provenance == Provenance.Recorded ? "to be judged" : "yes",
                    run.Specification.Provenance == Provenance.Recorded
                    ? $"{Numbers.Count(group.Participants, "participant")} of one study: whether they stand for others is not in the data."
                    : $"The data are {run.Specification.Provenance.ToString().ToLowerInvariant()}: scores say nothing about people."],
            ])
        { Provenance = ProvenanceWords.Of(group.Runs) };
    }

    /// <summary>Checks that find inputs which say a label outright: what a model that sees signals is given.</summary>
    private static readonly string[] Shortcuts = ["input-gives-label", "label-follows-missingness"];

    private static string YesNo(bool present) => present ? "yes" : "no";
}
