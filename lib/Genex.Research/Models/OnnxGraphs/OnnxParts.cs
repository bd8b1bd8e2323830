using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>The parts of a module by the names under which its weights are stored.</summary>
internal static class OnnxParts
{
    /// <summary>A part that is there or not.</summary>
    public static nn.Module? Find(this nn.Module module, string name) => module.named_children().FirstOrDefault(child => child.name == name).module;

    /// <summary>A part.</summary>
    /// <exception cref="OnnxExportException">There is none of this name and type.</exception>
    public static T Part<T>(this nn.Module module, string name)
        where T : nn.Module =>
        module.Find(name) as T ?? throw new OnnxExportException($"its {module.GetName()} has no part \"{name}\" of the kind {typeof(T).Name}");

    /// <summary>A parameter of the module itself that is there or not; it stays the module's.</summary>
    public static Parameter? FindOwn(this nn.Module module, string name) =>
        module.named_parameters(recurse: false).FirstOrDefault(own => own.name == name).parameter;

    /// <summary>A parameter of the module itself; it stays the module's.</summary>
    /// <exception cref="OnnxExportException">There is none.</exception>
    public static Parameter Own(this nn.Module module, string name) =>
        module.FindOwn(name) ?? throw new OnnxExportException($"its {module.GetName()} has no parameter \"{name}\"");
}
