using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Prediction;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Prediction;

[Collection("prediction")]
public sealed class RunPredictionTests(PredictionStudy study)
{
    /// <summary>Every person of the study, read again from video and exports: the held-out probabilities of the run's own predictions.csv.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void A_person_of_the_study_gets_the_held_out_probabilities(bool fusion)
    {
        RunRecord run = fusion ? study.Fusion : study.Video;
        TrainedRun trained = TrainedRun.Of(run);
        using RecordingPredictor predictor = new(trained);
        NewRecordings found = NewRecordings.Find(study.Root, null, trained);
        Assert.Equal(4, found.Recordings.Count);
        int compared = 0;
        foreach (Recording recording in found.Recordings)
        {
            RecordingPrediction made = predictor.Predict(recording, found.Provenance);
            Assert.True(made.Weights.HeldOut, made.Weights.Reason);
            int[] rows = [.. Enumerable.Range(0, run.Predictions.Count).Where(row => run.Predictions.Participant[row] == recording.Participant)];
            Assert.Equal(rows.Select(row => run.Predictions.FrameIndex[row]), made.Moments.Select(moment => moment.FrameIndex));
            Assert.Equal(run.Predictions.Fold[rows[0]], Assert.Single(made.Weights.Folds));
            for (int row = 0; row < rows.Length; row++)
            {
                for (int target = 0; target < made.Targets.Count; target++, compared++)
                    Assert.Equal(run.Predictions.Probabilities[rows[row], target], made.Raw[row, target], 1e-6);
            }
        }

        Assert.Equal(run.Predictions.Probabilities.Length, compared);
    }

    [Fact]
    public void A_video_alone_is_known_by_its_pixels_and_a_fusion_model_says_what_it_misses()
    {
        RecordingPrediction made = study.Fusion.Predict(PredictionStudy.VideoOf(study.Root));
        Assert.True(made.Weights.HeldOut);
        Assert.True(made.LacksSignals);
        Assert.Contains(made.Notes, note => note.Contains("no signals, which B.1 takes", StringComparison.Ordinal));
        Assert.DoesNotContain(made.Notes, note => note.Contains("exports begin", StringComparison.Ordinal));
        Assert.All(made.Moments, moment => Assert.Equal(33, moment.MissingSignals));
        Assert.Equal(Provenance.Simulated, made.Provenance);
        RecordingPrediction video = study.Video.Predict(PredictionStudy.VideoOf(study.Root));
        Assert.Empty(video.Signals);
        Assert.False(video.LacksSignals);
    }

    [Fact]
    public void Somebody_new_gets_the_mean_of_all_folds()
    {
        TrainedRun trained = TrainedRun.Of(study.Fusion);
        RecordingPrediction made = study.New(study.Fusion);
        Assert.False(made.Weights.HeldOut);
        Assert.Equal([0, 1, 2, 3], made.Weights.Folds);
        double[,] mean = new double[made.Moments.Count, made.Targets.Count];
        foreach (FoldWeights fold in trained.Folds)
        {
            TrainedRun one = new()
            {
                Specification = trained.Specification,
                Folder = trained.Folder,
                Folds = [fold],
                Evidence = trained.Evidence,
                Calibrations = trained.Calibrations,
            };
            double[,] single = one.Predict(PredictionStudy.VideoOf(study.NewRoot), study.NewRoot).Raw;
            for (int row = 0; row < mean.GetLength(0); row++)
            {
                for (int target = 0; target < mean.GetLength(1); target++) mean[row, target] += single[row, target] / trained.Folds.Count;
            }
        }

        for (int row = 0; row < mean.GetLength(0); row++)
        {
            for (int target = 0; target < mean.GetLength(1); target++) Assert.Equal(mean[row, target], made.Raw[row, target], 1e-6);
        }
    }

    [Fact]
    public void What_is_found_out_of_the_training_datas_range_is_named_with_its_values()
    {
        string dark = Path.Combine(study[""], "dark.avi");
        using (OpenCvSharp.VideoWriter writer = new(dark, OpenCvSharp.VideoCaptureAPIs.FFMPEG, OpenCvSharp.FourCC.FromString("MJPG"), 10, new(160, 100)))
        {
            using OpenCvSharp.Mat frame = new(100, 160, OpenCvSharp.MatType.CV_8UC3, new OpenCvSharp.Scalar(250, 10, 10));
            for (int index = 0; index < 40; index++) writer.Write(frame);
        }

        RecordingPrediction made = study.Video.Predict(dark);
        Assert.True(made.IsOutOfRange);
        RangeFinding blue = made.RangeFindings.First(finding => finding.What == "mean blue");
        Assert.True(blue.Found.Lowest > blue.Seen!.Highest);
        Assert.Equal(made.Moments.Count, blue.Moments);
        Assert.Contains("mean blue", made.Moments[0].OutOfRange);
        RecordingPrediction own = study.Video.Predict(PredictionStudy.VideoOf(study.Root));
        Assert.All(own.RangeFindings, finding => Assert.True(finding.Moments <= finding.Of));
    }

    [Fact]
    public void What_cannot_be_predicted_is_refused_by_name()
    {
        Assert.Contains("nothing.mp4", Assert.Throws<VideoException>(() => study.Video.Predict("nothing.mp4")).Message, StringComparison.Ordinal);
        string text = Path.Combine(study[""], "text.mp4");
        File.WriteAllText(text, "no video");
        Assert.Contains("text.mp4", Assert.Throws<VideoException>(() => study.Video.Predict(text)).Message, StringComparison.Ordinal);
        Assert.Throws<ExportException>(() => study.Fusion.Predict(PredictionStudy.VideoOf(study.Root), "no-such-folder"));
        Assert.Contains("4 recordings", Assert.Throws<ArgumentException>(() => study.Video.Predict(study.Root)).Message, StringComparison.Ordinal);
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => study.Video.Predict(PredictionStudy.VideoOf(study.Root), cancellation: stop.Token));
    }

    [Fact]
    public void A_run_that_did_not_keep_its_inputs_says_what_to_do_and_can_be_given_them()
    {
        string path = FoldInputs.PathOf(study.Video.Folder, study.Video.Folds[0]), before = File.ReadAllText(path);
        File.Delete(path);
        Assert.Contains("--data STUDY", Assert.Throws<InvalidDataException>(() => study.New()).Message, StringComparison.Ordinal);
        FoldInputs.Keep(study.Video, study.Experiment.Samples);
        Assert.Equal(before, File.ReadAllText(path));
    }

    /// <summary>A set of signals that the run did without is not looked at in the new recording either.</summary>
    [Fact]
    public void A_run_on_five_signals_looks_at_five_of_a_new_recording()
    {
        Experiment five = study.Experiment.WithSignals(SignalSet.GazeAndSkin);
        RunRecord run = five.Run("B.1", EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        RecordingPrediction made = study.New(run);
        Assert.Equal(PhysicalFeatures.Names.Skip(28), made.Signals);
        Assert.All(made.Moments, moment => Assert.InRange(moment.MissingSignals, 0, 5));
        Assert.Equal([0], made.Weights.Folds);
        string kept = FoldInputs.PathOf(run.Folder, run.Folds[0]), before = File.ReadAllText(kept);
        FoldInputs.Keep(run, study.Experiment.Samples);
        Assert.Equal(before, File.ReadAllText(kept));
    }

    [Fact]
    public void Of_a_folder_what_cannot_be_read_is_said_and_the_rest_is_predicted()
    {
        string folder = Directory.CreateDirectory(study["mixed"]).FullName;
        File.Copy(PredictionStudy.VideoOf(study.NewRoot), Path.Combine(folder, "P01.mp4"));
        File.WriteAllText(Path.Combine(folder, "P02.mp4"), "no video");
        TrainedRun trained = TrainedRun.Of(study.Video);
        NewRecordings found = NewRecordings.Find(folder, null, trained);
        using RecordingPredictor predictor = new(trained);
        List<string> said = [];
        RecordingPrediction?[] made = [.. found.Recordings.Select(one => predictor.TryPredict(one, found.Provenance, said, alone: false))];
        Assert.Equal([false, true], made.Select(one => one is null));
        Assert.Contains("P02", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public void Signals_that_cannot_be_read_are_named_as_they_were_given_and_a_study_json_beside_them_counts()
    {
        string folder = Directory.CreateDirectory(study["signals"]).FullName, table = Path.Combine(folder, "face.csv"), video = Path.Combine(folder, "P01.mp4");
        File.Copy(PredictionStudy.VideoOf(study.NewRoot), video);
        File.WriteAllText(table, "FaceRectX,FaceScore,AU12,Happy,frame\n" + string.Concat(Enumerable.Range(0, 40).Select(k =>
            Invariant($"9,0.9,0.1,0.7,{k}\n"))));
        TrainedRun trained = TrainedRun.Of(study.Video);
        ExportException unrated = Assert.Throws<ExportException>(() => NewRecordings.Find(video, [table], trained));
        Assert.Equal(table, unrated.File);
        Assert.StartsWith("face.csv: it has no times", unrated.Advice, StringComparison.Ordinal);
        Assert.Contains("samplingRate", unrated.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("genex-signals", unrated.Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "study.json"), """{ "files": [ { "match": "face.csv", "samplingRate": 10 } ] }""");
        NewRecordings found = NewRecordings.Find(video, [table], trained);
        Assert.True(Assert.Single(found.Recordings).Events.Has(FacialLevelExport.Format));
        string none = Path.Combine(folder, "none.csv");
        File.WriteAllText(none, "a,b\n1,2\n");
        ExportException problem = Assert.Throws<ExportException>(() => NewRecordings.Find(video, [none], trained));
        Assert.DoesNotContain("genex-signals", problem.Message, StringComparison.Ordinal);
        Assert.Equal(none, problem.File);
    }

    [Fact]
    public void A_table_of_predictions_reads_back_to_the_last_bit()
    {
        RecordingPrediction made = study.New(study.Fusion);
        string path = Path.Combine(study[""], "predictions.csv");
        PredictionCsv.Write(path, [made]);
        IReadOnlyList<PredictedRow> read = PredictionCsv.Read(path);
        Assert.Equal(made.Moments.Count, read.Count);
        Assert.All(read.Select((row, at) => (row, at)), one => Assert.All(Enumerable.Range(0, made.Targets.Count), target =>
        {
            Assert.Equal(made.Raw[one.at, target], one.row.Raw[target]);
            Assert.Equal(made.Smoothed[one.at, target], one.row.Smoothed[target]);
            Assert.Equal(made.Calibrated[one.at, target], one.row.Calibrated[target]);
        }));
    }
}
