using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Training;

/// <summary>Training on kept activations is training: the same losses, whatever the disk does.</summary>
public sealed class PrefixCacheTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-prefix-");
    private readonly SampleSet samples = SyntheticSamples.Create();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, InlineData(false), InlineData(true)]
    public void Losses_with_and_without_the_cache_are_the_same(bool varied)
    {
        TrainingSettings settings = Settings(varied ? new Augmentation(Flip: 0.5, RotationDegrees: 10, Brightness: 0.2) : Augmentation.None);
        Outcome without = Train(settings, cache: null), with = Train(settings, new PrefixCache(folder.FullName)),
        again = Train(settings, new PrefixCache(folder.FullName));
        Assert.Equal(6, with.Losses.Length / 2);
        Assert.All(without.Losses.Zip(with.Losses), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.All(without.Logits.Zip(with.Logits), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        Assert.Equal(with.Losses, again.Losses);
        // Two boundaries of frames as they are; with variation, two boundaries of each of two views more.
        Assert.Equal(varied ? 6 : 2, folder.GetFiles("*.activations").Length);
        Assert.True(without.FramesWalked > 0);
        Assert.Equal(0, again.FramesWalked);
    }

    /// <summary>Frozen layers in bfloat16: the same numbers with and without the cache, others than in 32 bits, near them, and in files of their own.</summary>
    [Fact]
    public void Frozen_layers_in_bfloat16_are_kept_apart_and_change_little()
    {
        TrainingSettings full = Settings(new Augmentation(Flip: 0.5)), half = full with { Inference = InferencePrecision.BFloat16 };
        Outcome without = Train(half, cache: null), with = Train(half, new PrefixCache(folder.FullName));
        Assert.All(without.Losses.Zip(with.Losses), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        int files = folder.GetFiles("*.activations").Length;
        Outcome whole = Train(full, new PrefixCache(folder.FullName));
        Assert.Equal(2 * files, folder.GetFiles("*.activations").Length);
        Assert.NotEqual(whole.Losses, with.Losses);
        Assert.All(whole.Losses.Zip(with.Losses), pair => Assert.Equal(pair.First, pair.Second, 0.05));
    }

    [Fact]
    public void Samples_that_lose_a_modality_do_so_behind_the_front_too()
    {
        TrainingSettings settings = Settings(new Augmentation(Flip: 0.5)) with { ModalityDropout = 0.4 };
        Outcome without = Train(settings, cache: null), with = Train(settings, new PrefixCache(folder.FullName)),
        whole = Train(settings with { ModalityDropout = 0 }, cache: null);
        Assert.All(without.Losses.Zip(with.Losses), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.NotEqual(whole.Losses, with.Losses);
    }

    [Fact]
    public void As_many_views_as_epochs_are_what_drawing_anew_would_give()
    {
        TrainingSettings fresh = Settings(new Augmentation(Flip: 0.5, Brightness: 0.3)) with { CachedViews = 6 };
        Outcome turns = Train(fresh with { CachedViews = 2 }, cache: null), all = Train(fresh, new PrefixCache(folder.FullName)),
        none = Train(fresh with { CachedViews = 100 }, cache: null);
        Assert.All(all.Losses.Zip(none.Losses), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.NotEqual(turns.Losses, none.Losses);
        Assert.Equal(turns.Losses[..4], none.Losses[..4]);
    }

    [Theory, InlineData("cut"), InlineData("header"), InlineData("row"), InlineData("hash")]
    public void A_damaged_file_is_made_again_and_half_written_ones_are_swept(string damage)
    {
        TrainingSettings settings = Settings(Augmentation.None);
        double[] before = Train(settings, new PrefixCache(folder.FullName)).Losses;
        foreach (FileInfo file in folder.GetFiles("*.activations"))
        {
            byte[] bytes = File.ReadAllBytes(file.FullName);
            bytes[damage switch { "header" => 12, "row" => bytes.Length / 2, _ => bytes.Length - 20 }] ^= 1;
            File.WriteAllBytes(file.FullName, damage == "cut" ? bytes[..100] : bytes);
        }

        string abandoned = Path.Combine(folder.FullName, "x.tmp");
        File.WriteAllText(abandoned, "cut off");
        File.SetLastWriteTimeUtc(abandoned, DateTime.UtcNow.AddDays(-2));
        Assert.Equal(before, Train(settings, new PrefixCache(folder.FullName)).Losses);
        Assert.False(File.Exists(abandoned));
    }

    [Fact]
    public void Other_weights_another_boundary_and_other_frames_are_other_files()
    {
        using SmallModel model = Model();
        using BatchSource source = new(samples, EmotionTask.Attention, Standardiser.Fit(samples, [0, 1, 2]));
        PrefixCache cache = new(folder.FullName);
        cache.Take(model, source, 3, PrefixViews.Plain(InferencePrecision.Float32), [])!.Dispose();
        cache.Take(model, source, 3, PrefixViews.Plain(InferencePrecision.Float32), [])!.Dispose();
        Assert.Single(folder.GetFiles());
        cache.Take(model, source, 2, PrefixViews.Plain(InferencePrecision.Float32), [])!.Dispose();
        using (no_grad()) model.Body.Stages[2].Parameters[0].add_(1);
        cache.Take(model, source, 2, PrefixViews.Plain(InferencePrecision.Float32), [])!.Dispose();
        Assert.Equal(2, folder.GetFiles().Length);
        cache.Take(model, source, 3, PrefixViews.Plain(InferencePrecision.Float32), [])!.Dispose();
        Assert.Equal(3, folder.GetFiles().Length);
    }

    /// <summary>What a frozen network makes of frames does not depend on what is known beside them: models on other signals walk no frame again.</summary>
    [Fact]
    public void Samples_with_the_same_frames_share_what_is_kept_and_other_frames_do_not()
    {
        using SmallModel model = Model();
        PrefixCache cache = new(folder.FullName);
        Assert.True(Walked(samples) >= samples.Count);
        Assert.Equal(0, Walked(samples.WithSignals(SignalSet.GazeAndSkin)));
        Assert.Equal(0, Walked(samples.WithoutSignals()));
        Assert.True(Walked(samples.WithoutVideo()) > 0);
        Assert.True(Walked(SyntheticSamples.Create(seed: 2)) >= samples.Count);
        Assert.Equal(3, folder.GetFiles().Length);

        int Walked(SampleSet of)
        {
            using BatchSource source = new(of, EmotionTask.Attention, Standardiser.Fit(of, [0, 1, 2]));
            int before = SmallModel.Walked;
            cache.Take(model, source, 3, PrefixViews.Plain(InferencePrecision.Float32), [])!.Dispose();
            return SmallModel.Walked - before;
        }
    }

    [Fact]
    public void The_folder_stays_within_its_limit_and_what_does_not_fit_is_computed_anew()
    {
        TrainingSettings settings = Settings(Augmentation.None);
        double[] expected = Train(settings, cache: null).Losses;
        long needed = new DirectoryInfo(folder.FullName).GetFiles().Sum(file => file.Length);
        Assert.Equal(0, needed);
        PrefixCache none = new(folder.FullName, limitBytes: 1000);
        Assert.Equal(expected, Train(settings, none).Losses);
        Assert.Empty(folder.GetFiles());

        Train(settings, new PrefixCache(folder.FullName));
        long both = folder.GetFiles().Sum(file => file.Length);
        PrefixCache tight = new(folder.FullName, both);
        Assert.All(expected.Zip(Train(settings, tight, seed: 9).Losses), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.True(folder.GetFiles().Sum(file => file.Length) <= both);
    }

    /// <summary>Frames without content, as an ablation has them, are all the same: a batch of them walks once, and every sample still gets its own
    /// row.</summary>
    [Fact]
    public void Equal_frames_walk_once()
    {
        using SmallModel model = Model();
        using BatchSource blank = new(samples.WithoutVideo(), EmotionTask.Attention, Standardiser.Fit(samples, [0, 1, 2]));
        PrefixCache cache = new(folder.FullName);
        int before = SmallModel.Walked;
        using PrefixActivations kept = cache.Take(model, blank, 3, PrefixViews.Plain(InferencePrecision.Float32), [])!;
        Assert.InRange(SmallModel.Walked - before, 1, 3); // one for the sizes, one a batch
        using Tensor all = kept.Take([.. Enumerable.Range(0, samples.Count)], 0);
        using Tensor alone = model.Body.Run(blank.TakeFrames([5], Augmentation.None, 0, 0), 0, 3);
        for (int row = 0; row < samples.Count; row++) Assert.True(all[row].allclose(alone[0], 1e-5, 1e-6));
    }

    [Fact]
    public void A_cancelled_walk_leaves_nothing_behind()
    {
        using SmallModel model = Model();
        using BatchSource source = new(samples, EmotionTask.Attention, Standardiser.Fit(samples, [0, 1, 2]));
        Assert.Throws<OperationCanceledException>(() => new PrefixCache(folder.FullName)
            .Take(model, source, 3, PrefixViews.Plain(InferencePrecision.Float32), [2], cancellation: new CancellationToken(canceled: true)));
        Assert.Empty(folder.GetFiles());
    }

    // Phase 1 freezes the body, phase 2 all but its last two stages; batch normalisation and dropout are on both sides of the cut.
    private static TrainingSettings Settings(Augmentation augmentation) => new()
    {
        BatchSize = 5,
        CachedViews = 2,
        Augmentation = augmentation,
        Phases =
        [
            new() { Name = "head", Epochs = 3, Parts = [new("head", 1e-2)], Optimiser = new(OptimiserKind.AdamW), Stop = new(WatchedScore.Loss, Patience: 9) },
            new() { Name = "fine-tuning", Epochs = 3, Parts = [new("head", 1e-3), new("body.c", 1e-3), new("body.d", 1e-3)],
                Optimiser = new(OptimiserKind.AdamW), Stop = new(WatchedScore.Loss, Patience: 9) },
        ],
    };

    private sealed record Outcome(double[] Losses, float[] Logits, int FramesWalked);

    private Outcome Train(TrainingSettings settings, PrefixCache? cache, long seed = 1)
    {
        Research.Datasets.Fold fold = Protocol.LeaveOneParticipantOut.Divide(samples, EmotionTask.Attention)[0];
        using BatchSource source = new(samples, EmotionTask.Attention, Standardiser.Fit(samples, fold.Train));
        using SmallModel model = Model(seed);
        int before = SmallModel.Walked;
        Trainer trainer = new(settings, 1) { Cache = cache };
        TrainingResult result = trainer.Fit(model, new TrainingSamples(source, fold.Train, fold.Validation));
        float[] logits = trainer.Predict(model, source, fold.Test);
        return new Outcome([.. result.History.SelectMany(epoch => new[] { epoch.TrainingLoss, epoch.ValidationLoss!.Value })], logits, SmallModel.Walked
            - before);
    }

    private static SmallModel Model(long seed = 1)
    {
        manual_seed(seed);
        return new SmallModel();
    }

    /// <summary>A body of four stages over 32 x 32 frames and a head, and how many frames went through the first stage.</summary>
    private sealed class SmallModel : EmotionModel
    {
        private readonly ImageBody body;
        private readonly Sequential head;

        public SmallModel() : base(nameof(SmallModel))
        {
            // No bias before a normalisation that trains: its gradient is nothing but rounding, which Adam would make a whole step of.
            body = new ImageBody(("a", nn.Sequential(new Counter(), nn.Conv2d(3, 4, 3, stride: 2), nn.BatchNorm2d(4), nn.Dropout(0.5))),
                ("b", nn.Conv2d(4, 4, 3, stride: 2)), ("c", nn.Sequential(nn.Conv2d(4, 4, 3, bias: false), nn.BatchNorm2d(4))), ("d", nn.Conv2d(4, 2, 3)));
            head = nn.Sequential(nn.Flatten(), nn.Dropout(0.2), nn.Linear(18, 1));
            RegisterComponents();
        }

        public static int Walked { get; private set; }

        public override ImageBody Body => body;

        public override Tensor FromFeatures(Tensor features, ModelInput input) => head.call(features);

        private sealed class Counter() : nn.Module<Tensor, Tensor>(nameof(Counter))
        {
            public override Tensor forward(Tensor input)
            {
                Walked += (int)input.shape[0];
                return input.alias();
            }
        }
    }
}
