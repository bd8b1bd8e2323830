using System.Globalization;
using Genex.Research.Prediction;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Tests.House;

namespace Genex.Research.Tests.Prediction;

[Collection("prediction")]
public sealed class PredictionPageTests(PredictionStudy study)
{
    /// <summary>Video and timeline move one another: by the video's own time, by a click, by dragging, and by every key.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public void In_a_real_browser_video_and_timeline_move_one_another(bool native)
    {
        if (Browser.Program is null) return; // the machine has no browser; continuous integration has
        RecordingPrediction made = study.New();
        string path = Path.Combine(study["page"], "page.html");
        if (native)
        {
            // VP8, as long as the recording: a gray picture with a white square.
            Directory.CreateDirectory(study["page"]);
            string clip = Path.Combine(Repository.Root, "tests", "Genex.Research.Tests", "Prediction", "Vectors", "clip.webm");
            File.Copy(clip, Path.Combine(study["page"], "the clip.webm"), overwrite: true);
            Assert.True(PageFilm.IsPlayable(clip));
            AtomicFile.Write(path, PredictionPage.ToHtml(made, new PageFilm("the%20clip.webm")));
        }
        else
        {
            // The simulator writes what browsers do not play.
            Assert.Contains("Browsers do not play", Assert.Single(made.WritePage(path)), StringComparison.Ordinal);
        }

        double[] times = [.. made.Moments.Select(moment => moment.VideoMilliseconds / 1000)];
        using Browser page = Browser.Open(path);
        page.Until("player.readyState > 0");
        Assert.Equal("true", page.Value("document.getElementById('problem').hidden"));
        double length = Number(page.Value("player.duration"));
        Assert.Equal(made.Length.TotalSeconds, length, 0.3);

        page.Value("player.currentTime = 5.25");
        page.Until("document.getElementById('timeline').getAttribute('aria-valuenow') === '5.25'");
        Assert.Equal("1", page.Value("document.querySelectorAll('tr.current').length"));

        page.Value("document.getElementById('timeline').focus()");
        Step("Home", times[0]);
        Step("ArrowRight", times[1]);
        Step("ArrowRight", times[2]);
        Step("ArrowLeft", times[1]);
        Step("End", times[^1]);
        Step("ArrowRight", times[^1]);
        page.Press("ArrowLeft", shift: true);
        At(times[^11]);

        double left = Number(page.Value("document.getElementById('timeline').getBoundingClientRect().left")),
            width = Number(page.Value("document.getElementById('timeline').getBoundingClientRect().width")),
            top = Number(page.Value("document.getElementById('timeline').getBoundingClientRect().top")) + 20;
        page.Drag(left + width * 0.3, top, left + width * 0.7);
        At(((0.7 * 1000) - 150) / (1000 - 150 - 12) * Math.Max(made.Length.TotalSeconds, times[^1]), 0.1);

        Step("Home", times[0]);
        page.Press(" ");
        page.Until("player.currentTime > 0.7 && Number(document.getElementById('timeline').getAttribute('aria-valuenow')) > 0.5");
        page.Press(" ");
        page.Until("player.paused");
        page.Value("document.querySelectorAll('#table button')[3].click()");
        At(times[3]);
        Assert.Equal(made.Smoothed[3, 0].ToString("0.00", CultureInfo.InvariantCulture), page.Value("document.querySelector('.bar output').textContent"));

        void Step(string key, double to)
        {
            page.Press(key);
            At(to);
        }

        void At(double seconds, double within = 0.02) => page.Until(Invariant(
            $"Math.abs(player.currentTime - {seconds}) < {within}")
            + Invariant($" && Math.abs(Number(document.getElementById('timeline').getAttribute('aria-valuenow')) - {seconds}) < {within + 0.01}"));
    }

    [Fact]
    public void A_page_needs_nothing_from_a_network_and_escapes_what_files_are_called()
    {
        RecordingPrediction made = study.New(study.Fusion) with { Participant = ParticipantId.Of("</script><img src=x onerror=alert(1)>") };
        string html = PredictionPage.ToHtml(made, new PageFilm("a \"b\".webm"));
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.Contains("Simulated data", html, StringComparison.Ordinal);
        Assert.Contains("src=\"a &quot;b&quot;.webm\"", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("</script>").Length - 1);
    }

    /// <summary>A long recording's pictures lie beside the page, which links them by a relative address.</summary>
    [Fact]
    public void What_browsers_do_not_play_is_shown_as_still_pictures_in_time()
    {
        string video = PredictionStudy.VideoOf(study.NewRoot);
        Assert.False(PageFilm.IsPlayable(video));
        PageFilm film = PageFilm.For(video, Path.Combine(study["pages"], "one.html"), null, _ => { }, null, default);
        if (film.Address is not null) return; // ffmpeg is installed, and a copy was made
        string pictures = film.Script;
        Assert.StartsWith("<script>window.film={duration:", pictures, StringComparison.Ordinal);
        Assert.Equal(140, pictures.Split("/9j/").Length - 1, 3.0); // 14 s at 10 a second, each the beginning of a JPEG
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
