using Genex.Cli.Frame;
using Genex.Research.Audit;
using Genex.Research.Recordings;
using Genex.Research.Training;

namespace Genex.Research.Tests.CommandLine;

public class GuardTests
{
    [Fact]
    public async Task What_goes_wrong_in_a_verb_decides_its_exit_code()
    {
        Assert.Equal(2, await CodeOf(new ArgumentOutOfRangeException("--x", "is wrong")));
        Assert.Equal(2, await CodeOf(new DirectoryNotFoundException("no such folder")));
        Assert.Equal(2, await CodeOf(new FormatException("no number")));
        Assert.Equal(2, await CodeOf(new AggregateException(new AggregateException(new IOException("full")))));
        Assert.Equal(130, await CodeOf(new TaskCanceledException()));
        Assert.Equal(130, await CodeOf(new AggregateException(new OperationCanceledException())));
        Assert.Equal(1, await CodeOf(new TimeoutException("no answer")));
        Assert.Equal(1, await CodeOf(new InvalidOperationException("a defect")));
    }

    [Fact]
    public void Every_exception_of_the_libraries_has_a_code()
    {
        IEnumerable<string> unknown =
            from type in new[] { typeof(RecordingException), typeof(Genex.Notebooks.Running.NotebookRunner) }.SelectMany(one => one.Assembly.GetExportedTypes())
            where typeof(Exception).IsAssignableFrom(type) && !type.IsAbstract
            where ExitCode.Of((Exception)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)) is null
            select type.Name;
        Assert.Empty(unknown);
    }

    [Fact]
    public void Blocked_data_and_failed_work_have_codes_of_their_own()
    {
        Assert.Equal(3, CodeOf<BlockedDataException>());
        Assert.Equal(1, CodeOf<TrainingDivergedException>());
        Assert.Equal(1, CodeOf<OutOfDeviceMemoryException>());
        Assert.Null(ExitCode.Of(new ArgumentNullException("path")));
    }

    [Fact]
    public async Task A_verb_that_does_not_look_at_its_cancellation_is_left_where_it_is()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        using var never = new ManualResetEventSlim();
        Verb verb = new Verb("wait", "Wait for what never comes.", "").Does(_ =>
        {
            never.Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
            return 0;
        });
        Assert.Equal(130, await verb.Parse([]).InvokeAsync(cancellationToken: cancel.Token));
        never.Set();
    }

    private static int? CodeOf<T>() where T : Exception => ExitCode.Of((T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T)));

    private static Task<int> CodeOf(Exception problem) =>
        Cli.Frame.CommandLine.Root("Fail.", new Verb("fail", "Fail.", "").Does(_ => throw problem)).Parse(["fail"]).InvokeAsync();
}
