using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Datasets;

public sealed class ProtocolTests
{
    public static TheoryData<string> All => ["report-a", "report-b", "lopo", "lopo-nested", "k-groups-3", "k-groups-3-nested", "within"];

    [Theory, MemberData(nameof(All))]
    public void Folds_never_learn_from_what_they_report_and_come_out_the_same_every_time(string id)
    {
        SampleSet samples = SyntheticSamples.Create(participants: 7, framesEach: 30);
        Protocol protocol = Protocol.Parse(id);
        IReadOnlyList<Fold> folds = protocol.Divide(samples, EmotionTask.Attention), again = protocol.Divide(samples, EmotionTask.Attention);
        Assert.Equal(folds.Select(fold => fold.Train), again.Select(fold => fold.Train));
        foreach (Fold fold in folds)
        {
            Assert.Empty(fold.Train.Intersect(fold.Test).Union(fold.Train.Intersect(fold.Validation)));
            Assert.Equal(protocol.AsReported, fold.ReportsFromValidation);
            if (protocol.HoldsParticipantsApart)
            {
                Assert.Empty(People(fold.Train).Intersect(People(fold.Test)));
                if (!fold.ReportsFromValidation) Assert.Empty(People(fold.Validation).Intersect(People(fold.Test)));
            }
        }

        HashSet<int> People(int[] indices) => [.. indices.Select(sample => samples.ParticipantOf[sample])];
    }

    [Theory, InlineData("lopo"), InlineData("lopo-nested"), InlineData("k-groups-3"), InlineData("k-groups-3-nested")]
    public void Every_sample_is_tested_once_and_every_participant_held_out_once(string id)
    {
        SampleSet samples = SyntheticSamples.Create(participants: 7);
        int[] tested = [.. Protocol.Parse(id).Divide(samples, EmotionTask.Emotions).SelectMany(fold => fold.Test)];
        Assert.Equal(Enumerable.Range(0, samples.Count), tested.Order());
    }

    [Theory, InlineData("lopo-nested", 6), InlineData("k-groups-3-nested", 2)]
    public void A_nested_fold_validates_on_everybody_but_the_held_out_in_turn_and_learns_from_them_all(string id, int inner)
    {
        SampleSet samples = SyntheticSamples.Create(participants: 7);
        foreach (Fold fold in Protocol.Parse(id).Divide(samples, EmotionTask.Emotions))
        {
            Assert.Equal(inner, fold.Inner.Count);
            Assert.Equal(Enumerable.Range(0, samples.Count).Except(fold.Test), fold.Train);
            Assert.Equal(fold.Train, fold.Inner.SelectMany(division => division.Validation).Order());
            Assert.All(fold.Inner, division => Assert.Equal(fold.Train, division.Train.Concat(division.Validation).Order()));
            Assert.All(fold.Inner, division =>
                Assert.Empty(division.Train.Select(sample => samples.ParticipantOf[sample])
                .Intersect(division.Validation.Select(sample => samples.ParticipantOf[sample]))));
        }
    }

    [Theory, InlineData("loso", "lopo"), InlineData("LOSO-nested", "lopo-nested")]
    public void Leave_one_subject_out_is_leave_one_participant_out(string name, string id) => Assert.Equal(id, Protocol.Parse(name).Id);

    [Theory, InlineData("within-nested"), InlineData("report-a-nested"), InlineData("lopo-nested-nested"), InlineData("-nested")]
    public void What_cannot_be_nested_is_refused(string id) => Assert.Throws<ArgumentException>(() => Protocol.Parse(id));

    [Fact]
    public void Report_a_keeps_the_share_of_the_label_and_takes_thirty_percent()
    {
        SampleSet samples = SyntheticSamples.Create(participants: 5, framesEach: 40);
        (float[] labels, _) = EmotionTask.Attention.LabelsOf(samples);
        Fold fold = Protocol.ReportA.Divide(samples, EmotionTask.Attention).Single();
        Assert.InRange(fold.Test.Length / (double)samples.Count, 0.29, 0.31);
        Assert.InRange(fold.Test.Average(sample => labels[sample]) - fold.Train.Average(sample => labels[sample]), -0.02, 0.02);
    }

    [Theory, InlineData(4, 1), InlineData(5, 1), InlineData(8, 2), InlineData(2, 1)]
    public void Report_b_holds_out_a_quarter_of_the_participants(int participants, int held)
    {
        SampleSet samples = SyntheticSamples.Create(participants);
        Fold fold = Protocol.ReportB.Divide(samples, EmotionTask.Emotions).Single();
        Assert.Equal(held, fold.Test.Select(sample => samples.ParticipantOf[sample]).Distinct().Count());
    }

    [Fact]
    public void Within_leaves_a_gap_of_the_window_or_more_between_blocks()
    {
        SampleSet samples = SyntheticSamples.Create(participants: 3, framesEach: 40);
        Fold fold = Protocol.Within.Divide(samples, EmotionTask.Emotions).Single();
        for (int person = 0; person < 3; person++)
        {
            double[] Times(int[] part) => [.. part.Where(sample => samples.ParticipantOf[sample] == person).Select(sample => samples.TimeMilliseconds[sample])];
            Assert.True(Times(fold.Validation).Min() - Times(fold.Train).Max() >= 1000);
            Assert.True(Times(fold.Test).Min() - Times(fold.Validation).Max() >= 1000);
        }
    }

    [Fact]
    public void A_fold_that_mixes_its_parts_or_its_people_is_refused()
    {
        SampleSet samples = SyntheticSamples.Create(participants: 2);
        Assert.Throws<ArgumentException>(() => new Fold(0, "x", [0, 1], [1], [2], false));
        Assert.Throws<ArgumentException>(() => new Fold(0, "x", [0, 1], [2], [2], false));
        Assert.Throws<ArgumentException>(() => new Fold(0, "x", [0, 1], [], [2], false));
        Assert.Throws<ArgumentException>(() => new Fold(0, "x", [0, 1], [], [2], false, [new Fold(0, "y", [0], [2], [2], true)]));
        Assert.Throws<InvalidOperationException>(() => new Fold(0, "x", [0, 1], [2], [12], false).WithParticipantsApart(samples));
        Assert.Throws<ArgumentException>(() => Protocol.LeaveOneParticipantOut.Divide(samples, EmotionTask.Emotions));
        Assert.Contains("longer recordings",
            Assert.Throws<ArgumentException>(() => Protocol.Within.Divide(SyntheticSamples.Create(framesEach: 6), EmotionTask.Emotions)).Message,
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public void Who_has_no_label_of_the_task_is_in_no_fold(string id)
    {
        SampleSet samples = SyntheticSamples.Create(participants: 7, framesEach: 30, change: row => Hide(row, "AB 1002"));
        int hidden = samples.Participants.ToList().FindIndex(one => one.ToString() == "AB 1002");
        foreach (Fold fold in Protocol.Parse(id).Divide(samples, EmotionTask.Attention))
        {
            Assert.All([fold, .. fold.Inner], part =>
                Assert.DoesNotContain(part.Train.Concat(part.Validation).Concat(part.Test), sample => samples.ParticipantOf[sample] == hidden));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_study_without_a_label_is_refused_in_a_sentence_that_names_the_task(string id)
    {
        SampleSet samples = SyntheticSamples.Create(participants: 7, framesEach: 30, change: row => Hide(row, row.Participant.ToString()));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Protocol.Parse(id).Divide(samples, EmotionTask.Attention));
        Assert.Contains(EmotionTask.Attention.Title, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_whose_epoch_would_be_chosen_without_a_label_is_refused()
    {
        // Blocks of time: labels in the first half of every recording leave none to choose the epoch on.
        SampleSet samples = SyntheticSamples.Create(participants: 4, framesEach: 40, change: row =>
        {
            if (row.TimeMilliseconds > 20_000) Array.Fill(row.TargetPresent, false);
        });
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Protocol.Within.Divide(samples, EmotionTask.Emotions));
        Assert.Contains("choose the epoch", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_released_split_has_30_frames_of_which_18_are_of_attentive_participants()
    {
        Dictionary<ParticipantId, bool> attentive = ReleasedAssignment.All.ToDictionary(one => one.Participant, one => one.Attention);
        Assert.Equal(30, ReleasedSplit.ValidationFrames.Distinct().Count());
        Assert.Equal(18, ReleasedSplit.ValidationFrames.Count(frame => attentive[frame.Participant]));
        Assert.All(ReleasedSplit.ValidationFrames, frame => Assert.InRange(frame.Frame, 0, ReleasedAssignment.FramesEach - 1));
    }

    private static void Hide(AlignedRow row, string participant)
    {
        if (row.Participant.ToString() == participant) Array.Fill(row.TargetPresent, false);
    }
}
