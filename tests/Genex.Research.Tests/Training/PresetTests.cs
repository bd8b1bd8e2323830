using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Research.Tests.Training;

public class PresetTests
{
    [Fact]
    public void Every_registered_model_has_report_and_quick_settings_and_nothing_else_has() =>
        Assert.Equal(ModelRegistry.All.Select(model => model.Id).Order(), TrainingPresets.Models.Order());

    [Theory, InlineData(1), InlineData(40)]
    public void Asked_for_epochs_are_what_every_phase_gets_fewer_or_more(int epochs)
    {
        TrainingSettings preset = TrainingPresets.Quick("A.3"), asked = preset.WithEpochs(epochs);
        Assert.Equal([8, 1], preset.Phases.Select(phase => phase.Epochs));
        Assert.Equal([epochs, epochs], asked.Phases.Select(phase => phase.Epochs));
        Assert.Equal(preset.Phases.Select(phase => phase.Stop), asked.Phases.Select(phase => phase.Stop));
    }

    [Fact]
    public void No_epochs_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => TrainingPresets.Quick("A.1").WithEpochs(0));
}
