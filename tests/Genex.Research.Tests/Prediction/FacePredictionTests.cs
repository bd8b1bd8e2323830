using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Prediction;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using OpenCvSharp;

namespace Genex.Research.Tests.Prediction;

[Collection("prediction")]
public sealed class FacePredictionTests(PredictionStudy study)
{
    // The drawn people's faces are in the middle; which frames lack one follows from their pixels, so that it is the same in any reading.
    private static readonly FaceSearch Middle = new() { Finder = "middle", LongestGapSeconds = 1, Detector = () => new MiddleFinder() };

    [Fact]
    public void Who_is_predicted_is_cropped_as_the_run_was_trained()
    {
        StudyReadSettings reading = new(Faces: Middle);
        Experiment experiment = new Experiment(StudyLoader.Load(study.Root, 48, cacheFolder: study["cache"], reading: reading),
            new Profile("quick", "small", 32, 1) { FrameSize = 48 }, 1, new RunStore(study["runs"])).AcceptingFindings();
        RunRecord run = experiment.Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1));
        Assert.NotEqual(study.Video.Specification.Id, run.Specification.Id);
        Assert.Equal(("middle", 0.25), (run.Specification.Faces!.Finder, run.Specification.Faces.Margin));
        Assert.Contains("cropped to the face", Assert.Single(run.Regions!).Region, StringComparison.Ordinal);
        Assert.Contains(run.Caveats, caveat => caveat.Contains("no face, and so no picture", StringComparison.Ordinal));

        RunRecord found = new RunStore(study["runs"]).Find(run.Specification)!;
        PredictionOptions options = new() { Faces = Middle };
        RecordingPrediction held = found.Predict(PredictionStudy.VideoOf(study.Root), study.Root, options);
        Assert.Equal(0, held.DifferenceFrom(run)!.Value, 1e-5);
        Assert.True(held.Faces is { Masked: > 0, Found: > 0 });
        Assert.All(held.Moments, moment => Assert.NotNull(moment.Face));
        Assert.DoesNotContain(held.Notes, note => note.Contains("cut otherwise", StringComparison.Ordinal));

        string bundle = study["bundle of faces"];
        Bundle.Write(run, bundle);
        Assert.Equal(held.Raw, Bundle.Open(bundle).Predict(PredictionStudy.VideoOf(study.Root), study.Root, options).Raw);
        Assert.Contains("cropped to the face", File.ReadAllText(Path.Combine(bundle, "README.md")), StringComparison.Ordinal);
        RecordingPrediction plain = found.Predict(PredictionStudy.VideoOf(study.Root), study.Root, new PredictionOptions { Faces = FaceSearch.Off });
        Assert.Contains(plain.Notes, note => note.Contains("cut otherwise", StringComparison.Ordinal));
        Assert.Null(plain.Faces);
        Assert.Contains("middle", Assert.Throws<FaceFinderException>(() => found.Predict(PredictionStudy.VideoOf(study.Root), study.Root)).Message,
            StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_recording_of_which_nothing_reached_the_model_is_said_to_be_one_first_of_all(bool takesSignals)
    {
        FaceSearch nobody = new() { Finder = "nobody", Detector = () => new NobodyFinder() };
        RecordingPrediction made = (takesSignals ? study.Fusion : study.Video).Predict(PredictionStudy.VideoOf(study.Root),
            options: new PredictionOptions { Faces = nobody });
        Assert.True(made.HasNoInput);
        const string said = "Nothing of this recording reached the model: no face was found in any picture";
        Assert.All((string[])[made.Say().ToString(), made.SayTrust().ToString()], text => Assert.StartsWith(said, text, StringComparison.Ordinal));
        Assert.DoesNotContain("lie within", made.Say().ToString(), StringComparison.Ordinal);
        Assert.All(CsvText.Read(PredictionCsv.ToCsv([made])).Skip(1), line => Assert.Equal("1", line[7]));
        string page = study[$"nobody {takesSignals}.html"];
        made.WritePage(page);
        Assert.Contains("\"empty\":[true,", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Contains("Nothing of this recording reached the model", File.ReadAllText(page), StringComparison.Ordinal);

        RecordingPrediction seen = (takesSignals ? study.Fusion : study.Video).Predict(PredictionStudy.VideoOf(study.Root));
        Assert.False(seen.HasNoInput);
        Assert.All(CsvText.Read(PredictionCsv.ToCsv([seen])).Skip(1), line => Assert.Equal("0", line[7]));
        Assert.DoesNotContain("reached the model", seen.Say().ToString(), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provenance.Simulated, false), InlineData(Provenance.Recorded, true), InlineData(Provenance.Unknown, true)]
    [InlineData(Provenance.Derived, true)]
    public void Who_is_not_simulated_is_blurred_unless_somebody_says_otherwise(Provenance provenance, bool blurred)
    {
        Assert.Equal(blurred, FaceBlur.IsDue(provenance));
        Assert.True(FaceBlur.IsDue(provenance, true));
        Assert.False(FaceBlur.IsDue(provenance, false));
    }

    [Theory, InlineData(null, true), InlineData(false, false)]
    public void The_overlay_of_recorded_people_has_no_detail_where_they_are(bool? blur, bool blurred)
    {
        RecordingPrediction made = study.New() with { Provenance = Provenance.Recorded };
        string path = study[$"people {blurred}.avi"];
        made.WriteOverlay(path, blur);
        using VideoReader own = new(made.VideoPath), drawn = new(path, CorruptionPolicy.Report);
        while (own.Next() && own.Index < 60)
        {
        }

        while (drawn.Next() && drawn.Index < 60)
        {
        }

        using Mat before = own.Retrieve(FrameRegion.Whole), after = drawn.Retrieve(FrameRegion.Whole);
        Rect region = made.Region.Region.In(before.Width, before.Height);
        Rect inner = new(region.X + 10, region.Y + 10, region.Width - 20, region.Height - 20);
        int down = (after.Height - before.Height) / 2;
        double kept = Detail(after, inner + new Point(0, down)) / Detail(before, inner);
        Assert.True(blurred ? kept < 0.6 : kept > 0.8, Invariant($"{kept:0.00} of the detail is kept"));
        Assert.InRange(Detail(after, new Rect(10, 10 + down, 100, 150)) / Detail(before, new Rect(10, 10, 100, 150)), 0.8, 1.25);
    }

    [Fact]
    public void A_page_of_recorded_people_holds_no_frame_of_their_video()
    {
        RecordingPrediction made = study.New() with { Provenance = Provenance.Recorded };
        string path = study["people.html"];
        Assert.Contains("blurred", Assert.Single(made.WritePage(path)), StringComparison.Ordinal);
        Assert.Contains("blurred in the film", File.ReadAllText(path), StringComparison.Ordinal);
        made.WritePage(study["shown.html"], blur: false);
        Assert.DoesNotContain("blurred in the film", File.ReadAllText(study["shown.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_blurred_is_the_whole_region_unless_one_face_was_followed_before_and_after()
    {
        RecordingPrediction made = study.New();
        Size size = new(320, 200);
        Rect region = made.Region.Region.In(size.Width, size.Height);
        FaceBox box = new(region.X + 60, region.Y + 30, 20, 20, 0.9);
        RecordingPrediction followed = made with
        {
            Faces = new FaceFinding(Middle, 3, 3, 0, 0, 0.9),
            Moments = [.. made.Moments.Take(4).Select((moment, at) => moment with { Face = at == 3 ? new FrameFace(box with { X = box.X + 30 }, 2)
                : new FrameFace(box with { X = box.X + 10 * at }, 1) })],
        };
        Rect place = FaceBlur.PlaceOf(followed, 0, size);
        Assert.Equal(new Rect(region.X + 50, region.Y + 20, 50, 40), place);
        Assert.All([-1, 2, 3], moment => Assert.Equal(region, FaceBlur.PlaceOf(followed, moment, size)));
        Assert.Equal(region, FaceBlur.PlaceOf(made, 0, size));
    }

    [Fact]
    public void Frames_in_figures_are_blurred_by_the_same_rule()
    {
        byte[] planes = [.. Enumerable.Range(0, 3 * 32 * 32).Select(place => (byte)(place % 2 * 255))];
        using Mat plain = Cv2.ImDecode(FramePicture.Png(planes, 32, Provenance.Simulated), ImreadModes.Color),
            blurred = Cv2.ImDecode(FramePicture.Png(planes, 32, Provenance.Recorded), ImreadModes.Color);
        Assert.True(Detail(plain, new Rect(0, 0, 32, 32)) > 100);
        Assert.True(Detail(blurred, new Rect(0, 0, 32, 32)) < 5);
    }

    /// <summary>Mean change from a pixel to its right neighbour.</summary>
    private static double Detail(Mat picture, Rect place)
    {
        using Mat left = picture[place with { Width = place.Width - 1 }], right = picture[new Rect(place.X + 1, place.Y, place.Width - 1, place.Height)],
            change = new();
        Cv2.Absdiff(left, right, change);
        Scalar mean = Cv2.Mean(change);
        return (mean.Val0 + mean.Val1 + mean.Val2) / 3;
    }

    private sealed class NobodyFinder : IFaceDetector
    {
        public IReadOnlyList<FaceBox> Find(Mat picture) => [];

        public void Dispose()
        {
        }
    }

    private sealed class MiddleFinder : IFaceDetector
    {
        public IReadOnlyList<FaceBox> Find(Mat picture)
        {
            int kind = (int)(100 * Cv2.Mean(picture)[0]) % 5;
            return kind == 0 ? []
                : [new FaceBox(picture.Width * 0.3 + kind, picture.Height * 0.2, picture.Width * 0.4, picture.Height * 0.5, 0.6 + 0.05 * kind)];
        }

        public void Dispose()
        {
        }
    }
}
