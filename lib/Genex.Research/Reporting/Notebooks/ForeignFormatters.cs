using System.Reflection;
using Deedle;
using Microsoft.DotNet.Interactive.Formatting;
using TorchSharp;

namespace Genex.Research.Reporting;

/// <summary>How a notebook shows values of other libraries: Deedle's frames and series, TorchSharp's tensors, OpenCV's images.</summary>
internal static class ForeignFormatters
{
    /// <summary>A PNG of one transparent pixel, for an image that has none: the words beside it say so.</summary>
    private const string NoPixels = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=";

    private const string Formatting = "Microsoft.DotNet.Interactive.Formatting";

    /// <summary>Registers them as soon as a notebook host is there, so that a plain command pays nothing for it.</summary>
    internal static void RegisterInNotebooks()
    {
        if (AppDomain.CurrentDomain.GetAssemblies().Any(IsFormatting)) Register();
        else AppDomain.CurrentDomain.AssemblyLoad += RegisterOnce;
    }

    private static bool IsFormatting(Assembly assembly) => assembly.GetName().Name == Formatting;

    private static void RegisterOnce(object? sender, AssemblyLoadEventArgs arguments)
    {
        if (!IsFormatting(arguments.LoadedAssembly)) return;
        AppDomain.CurrentDomain.AssemblyLoad -= RegisterOnce;
        Register();
    }

    internal static void Register()
    {
        Show(typeof(Frame<,>), value => FrameTable.OfFrame(value));
        Show(typeof(Series<,>), value => FrameTable.OfSeries(value));
        // A notebook that also names Deedle as a package has a copy of it besides the library's own, whose types are others.
        foreach (Assembly deedle in AppDomain.CurrentDomain.GetAssemblies()) ShowCopy(deedle);
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => ShowCopy(loaded.LoadedAssembly);
        Formatter.Register(new ValueFormatter<torch.Tensor>("text/plain", TensorText.Write));
        Formatter.SetPreferredMimeTypesFor(typeof(torch.Tensor), "text/plain");
        Formatter.Register(new ValueFormatter<OpenCvSharp.Mat>("image/png", image => MatFormatter.CanDraw(image) ? MatFormatter.ToPng(image) : NoPixels));
        Formatter.Register(new ValueFormatter<OpenCvSharp.Mat>("text/plain", MatFormatter.Describe));
        Formatter.SetPreferredMimeTypesFor(typeof(OpenCvSharp.Mat), "image/png", "text/plain");
    }

    private static void ShowCopy(Assembly assembly)
    {
        Assembly own = typeof(Frame<,>).Assembly;
        if (assembly == own || assembly.GetName().Name != own.GetName().Name) return;
        if (assembly.GetType(typeof(Frame<,>).FullName!) is { } frame) Show(frame, value => FrameTable.OfCopiedFrame(value));
        if (assembly.GetType(typeof(Series<,>).FullName!) is { } series) Show(series, value => FrameTable.OfCopiedSeries(value));
    }

    private static void Show(Type type, Func<object, Table> toTable)
    {
        Formatter.Register(type, (object value, TextWriter writer) => writer.Write(toTable(value).ToHtml()), "text/html");
        Formatter.Register(type, (object value, TextWriter writer) => writer.Write(toTable(value).ToText()), "text/plain");
        Formatter.SetPreferredMimeTypesFor(type, "text/html", "text/plain");
    }
}
