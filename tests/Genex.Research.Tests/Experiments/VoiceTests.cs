using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Experiments;

/// <summary>The voice as a third modality: what is computed of known sounds, how it comes to its rows, and what it is worth where a target is in
/// it alone.</summary>
public sealed class VoiceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-voice-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_tone_has_its_pitch_and_level_and_silence_has_none()
    {
        float[] sound = new float[6 * SoundFile.Rate];
        for (int sample = 2 * SoundFile.Rate; sample < 4 * SoundFile.Rate; sample++)
            sound[sample] = 0.5f * MathF.Sin(2 * MathF.PI * 220 * sample / SoundFile.Rate);
        IReadOnlyList<OwnValue> values = VoiceFeatures.Of(sound);
        Assert.Equal(0, At(VoiceSignals.Activity, 2000));
        Assert.Equal(1, At(VoiceSignals.Activity, 3500));
        Assert.Equal(0.5, At(VoiceSignals.Activity, 4500)!.Value, 0.04);
        Assert.Equal(24, At(VoiceSignals.Pitch, 3500)!.Value, 0.3); // two octaves above 55 Hz
        Assert.Equal(20 * Math.Log10(0.5 / Math.Sqrt(2)), At(VoiceSignals.Level, 3500)!.Value, 0.1);
        Assert.InRange(At(VoiceSignals.PitchSpread, 3500)!.Value, 0, 0.2);
        Assert.Null(At(VoiceSignals.Pitch, 1500));
        Assert.Null(At(VoiceSignals.Level, 6000));
        Assert.Empty(VoiceFeatures.Of([]));
        Assert.Equal(0, VoiceFeatures.Of(new float[SoundFile.Rate]).Max(value => value.Value));

        double? At(string signal, double time) =>
            values.FirstOrDefault(value => value.Channel == signal && value.Interval.OnsetMilliseconds.Equals(time))?.Value;
    }

    /// <summary>Mono or stereo, 8 to 32 bits, another rate: the same sound; what is none is said.</summary>
    [Fact]
    public void A_wav_file_is_read_as_it_was_written()
    {
        float[] sound = [.. Enumerable.Range(0, SoundFile.Rate).Select(sample => 0.4f * MathF.Sin(2 * MathF.PI * 300 * sample / SoundFile.Rate))];
        string video = In("one.mp4"), wave = In("one.wav");
        SoundFile.Write(wave, sound);
        Assert.All(SoundFile.Read(video)!.Zip(sound), pair => Assert.Equal(pair.Second, pair.First, 1e-3f));

        // Two channels at 32 kHz, written byte by byte: the left has the tone, the right nothing.
        float[] tone = [.. Enumerable.Range(0, 2 * SoundFile.Rate).Select(sample => 0.4f * MathF.Sin(2 * MathF.PI * 300 * sample / (2 * SoundFile.Rate)))];
        foreach ((int bits, bool floating, bool extensible) in ((int, bool, bool)[])[(8, false, false), (16, false, false), (24, false, false),
            (24, false, true), (32, false, false), (32, true, false), (64, true, false)])
        {
            File.WriteAllBytes(wave, Stereo(2 * SoundFile.Rate, tone, bits, floating, extensible));
            float[] half = SoundFile.Read(video)!;
            Assert.Equal(SoundFile.Rate, half.Length, SoundFile.Rate / 100.0);
            Assert.Equal(0.2, half.Skip(2000).SkipLast(2000).Max(), 0.01);
        }

        File.WriteAllBytes(wave, Stereo(2 * SoundFile.Rate, tone, 16, floating: false, extensible: false));
        byte[] endless = [.. File.ReadAllBytes(wave).Take(44)];
        BitConverter.TryWriteBytes(endless.AsSpan(40), int.MaxValue);
        foreach (byte[] wrong in (byte[][])[[], [1, 2, 3], "RIFF\0\0\0\0WAVE"u8.ToArray(), endless, [.. endless.Take(30)]])
        {
            File.WriteAllBytes(wave, wrong);
            Assert.Contains("one.wav", Assert.Throws<ExportException>(() => SoundFile.Read(video)).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Sound comes some seconds at a time: the same samples, at another rate too, and the same values.</summary>
    [Theory]
    [InlineData(SoundFile.Rate, 0)]
    [InlineData(44_100, 2e-3f)]
    [InlineData(8000, 2e-3f)]
    public void Sound_in_blocks_is_the_sound_at_once(int rate, float tolerance)
    {
        float[] sound = [.. Enumerable.Range(0, (int)(34.7 * rate)).Select(sample =>
            0.3f * MathF.Sin(2 * MathF.PI * (200 + sample / (float)rate * 3) * sample / rate) * (sample / rate % 4 == 0 ? 0 : 1))];
        string wave = In("one.wav");
        File.WriteAllBytes(wave, Stereo(rate, sound, 32, floating: true, extensible: false));
        float[][] blocks = [.. SoundFile.Blocks(In("one.mp4"))];
        Assert.Equal(4, blocks.Length);
        float[] once = [.. sound.Select(sample => sample / 2)];
        if (rate != SoundFile.Rate) once = NWaves.Operations.Operation.Resample(new NWaves.Signals.DiscreteSignal(rate, once), SoundFile.Rate).Samples;
        Assert.Equal(once.Length, blocks.Sum(block => block.Length), 1.0);
        Assert.All(blocks.SelectMany(block => block).Zip(once), pair => Assert.Equal(pair.Second, pair.First, tolerance));

        var random = new Random(1);
        VoiceFrames whole = new(), parts = new();
        whole.Take(once);
        for (int at = 0; at < once.Length;)
        {
            int to = Math.Min(once.Length, at + random.Next(1, 3 * SoundFile.Rate));
            parts.Take(once[at..to]);
            at = to;
        }
        Assert.Equal(whole.Levels, parts.Levels);
        Assert.Equal(whole.Pitches, parts.Pitches);
        Assert.Equal(whole.Cepstra, parts.Cepstra);
        Assert.Equal((once.Length - 640) / 160 + 1, whole.Levels.Count);
    }

    [Fact]
    public void A_study_on_disk_has_the_voice_that_the_same_study_in_memory_has()
    {
        SimulationSettings heard = new()
        {
            Participants = 2,
            Seconds = 12,
            FramesPerSecond = 10,
            FrameWidth = 320,
            FrameHeight = 200,
            Seed = 4,
            LoadingBlackShare = 0,
            Voice = new Dictionary<string, double> { ["Attention"] = 1 },
        };
        StudySimulator.Write(In("study"), heard);
        Study read = StudyReader.Read(In("study"));
        Assert.Equal(2, read.Files.Count(file => file.Use == StudyFileUse.Used && file.Path.EndsWith(".wav", StringComparison.Ordinal)));
        AlignedStudy files = StudyAligner.Align(read), memory = SimulatedStudy.InMemory(heard, imageSize: 32).Study;
        Assert.Equal(33 + 17, files.Vocabulary.Signals.Count);
        Assert.DoesNotContain(files.Notes, note => note.Contains("everything is missing there", StringComparison.Ordinal));
        foreach ((AlignedRow one, AlignedRow other) in files.Rows.Zip(memory.Rows))
        {
            Assert.Equal(other.FeaturePresent[33..], one.FeaturePresent[33..]);
            Assert.All(one.Features[33..].Zip(other.Features[33..]), pair => Assert.Equal(pair.Second, pair.First, 0.3f));
        }

        Assert.DoesNotContain(files.Notes, note => note.Contains("both are taken to begin together", StringComparison.Ordinal));

        // A sound that is not as long as its video is named.
        string cut = read.Files.Last(file => file.Path.EndsWith(".wav", StringComparison.Ordinal)).Path;
        SoundFile.Write(cut, SoundFile.Read(Path.ChangeExtension(cut, ".mp4"))![..(5 * SoundFile.Rate)]);
        Assert.Contains(StudyAligner.Align(read).Notes, note =>
            note.Contains($"{Path.GetFileName(cut)} is 5.0 s long and its video 11.9 s", StringComparison.Ordinal));

        // Without the file the voice is missing, which is said; without the word it is not looked for.
        string gone = read.Files.First(file => file.Path.EndsWith(".wav", StringComparison.Ordinal)).Path;
        File.Delete(gone);
        AlignedStudy without = StudyAligner.Align(StudyReader.Read(In("study")));
        Assert.Contains(without.Notes, note => note.Contains("signals of the voice are missing", StringComparison.Ordinal));
        AlignedRecording unheard = without.Recordings.Single(one => Path.ChangeExtension(one.VideoPath, ".wav") == gone);
        Assert.DoesNotContain(true, unheard.Rows.SelectMany(row => row.FeaturePresent[33..]));
        File.Delete(Path.Combine(In("study"), "study.json"));
        Study plain = StudyReader.Read(In("study"));
        Assert.True(plain.Vocabulary.IsDefault);
        Assert.Contains(plain.Files, file => file.Use == StudyFileUse.Unknown && file.Reason.Contains("\"voice\": true", StringComparison.Ordinal));
    }

    /// <summary>A target that is only in the voice is learnt by video and voice together, and by nothing else.</summary>
    [Fact]
    public void What_only_the_voice_tells_is_learnt_from_the_voice_alone()
    {
        SimulationSettings heard = new()
        {
            Participants = 8,
            Seconds = 60,
            Seed = 2,
            Visibility = new Dictionary<string, TargetVisibility> { ["Attention"] = new(0, 0) },
            Voice = new Dictionary<string, double> { ["Attention"] = 1 },
        };
        Experiment experiment = Experiment.Open(heard, Profile.Study with { FrameSize = 64 }, 1, new RunStore(In("runs"))).AcceptingFindings();
        Protocol apart = Protocol.Groups(4);
        RunRecord video = experiment.Run("F.0", EmotionTask.Attention, apart),
            both = experiment.WithSignals(SignalSet.Own).Run("F.1", EmotionTask.Attention, apart),
            deaf = experiment.WithSignals(SignalSet.FacialCoding).Run("F.1", EmotionTask.Attention, apart);
        Assert.Equal("F.1 on 17 own signals", both.Specification.Label);
        Assert.Contains("F.1 on 17 own signals", Comparison.Groups(video, both, deaf)[0].Rows.Select(row => row.Predictor.Name));
        Assert.InRange(Within(both.Model), 0.8, 1);
        Assert.InRange(Within(video.Model), 0.35, 0.65);
        Assert.InRange(Within(deaf.Model), 0.35, 0.65);
        Assert.InRange(Within(video.Baselines.Single(one => one.Baseline == BaselineId.OwnSignals)), 0.8, 1);
        Assert.InRange(Within(video.Baselines.Single(one => one.Baseline == BaselineId.AllSignals)), 0.35, 0.65);

        static double Within(Scored scored) => scored.PerParticipant.Average(person => person.Scores.RocArea) ?? double.NaN;
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private static byte[] Stereo(int rate, float[] left, int bits, bool floating, bool extensible)
    {
        using MemoryStream file = new();
        using BinaryWriter write = new(file);
        int sample = bits / 8, bytes = left.Length * 2 * sample, kind = floating ? 3 : 1;
        write.Write("RIFF"u8);
        write.Write(36 + bytes);
        write.Write("WAVEfmt "u8);
        write.Write(extensible ? 40 : 16);
        write.Write((ushort)(extensible ? 0xFFFE : kind));
        write.Write((short)2);
        write.Write(rate);
        write.Write(rate * 2 * sample);
        write.Write((short)(2 * sample));
        write.Write((short)bits);
        if (extensible)
        {
            write.Write((short)22);
            write.Write((short)bits);
            write.Write(3);
            write.Write((short)kind);
            write.Write(new byte[14]);
        }

        write.Write("data"u8);
        write.Write(bytes);
        foreach (float value in left)
        {
            Write(value);
            Write(0);
        }

        write.Flush();
        return file.ToArray();

        void Write(double value)
        {
            if (floating && bits == 64) write.Write(value);
            else if (floating) write.Write((float)value);
            else if (bits == 8) write.Write((byte)Math.Round(128 + (127 * value)));
            else write.Write(BitConverter.GetBytes((int)(value * int.MaxValue)).AsSpan(4 - sample));
        }
    }
}
