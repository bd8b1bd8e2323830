using System.Reflection;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <summary>Every sentence follows from its numbers.</summary>
public class SentenceTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = typeof(Sentence).Assembly.GetTypes();

    private static MethodInfo[] Generators => [.. Types.Where(type => type.Name.EndsWith("Sentences", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(Any)).Where(method => method.ReturnType == typeof(Sentence) && !method.Name.Contains('<'))];

    public static TheoryData<string> Names => [.. SentenceGrids.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_words_of_a_sentence_hold_over_a_grid_of_numbers(string generator) => SentenceGrids.All[generator]();

    [Fact]
    public void Every_generator_of_sentences_has_a_grid() => Assert.Equal(
        Generators.Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Order(StringComparer.Ordinal),
            SentenceGrids.All.Keys.Order(StringComparer.Ordinal));

    /// <summary>A method that says something gets its words from a generator, or from another that says something; so none can be added without a
    /// grid.</summary>
    [Fact]
    public void Whatever_says_something_asks_a_generator()
    {
        MethodInfo[] speakers = [.. Types.Where(type => !type.Name.EndsWith("Sentences", StringComparison.Ordinal) && !type.Name.Contains('<'))
            .SelectMany(type => type.GetMethods(Any)).Where(method => method.ReturnType == typeof(Sentence) && method.Name.StartsWith("Say",
            StringComparison.Ordinal))];
        Assert.True(speakers.Length > 25, Invariant($"{speakers.Length}"));
        string[] silent = [.. speakers.Where(method => !Called(method).Any(called => called.ReturnType == typeof(Sentence)
            && (called.DeclaringType!.Name.EndsWith("Sentences", StringComparison.Ordinal) || (called.Name.StartsWith("Say", StringComparison.Ordinal)))))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")];
        Assert.Empty(silent);
    }

    // Calls in a method, in its local functions, and in its lambdas, which the compiler names after it.
    private static IEnumerable<MethodInfo> Called(MethodInfo method) => method.DeclaringType!.GetNestedTypes(Any).SelectMany(type => type.GetMethods(Any))
        .Concat(method.DeclaringType.GetMethods(Any)).Where(other => other.Name.StartsWith($"<{method.Name}>", StringComparison.Ordinal)).Prepend(method)
        .SelectMany(CallsOf);

    private static IEnumerable<MethodInfo> CallsOf(MethodInfo method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at + 4 < code.Length; at++)
        {
            // call and callvirt; a number that looks like one resolves to nothing, or to something that does not speak. ldftn: a method taken as a delegate.
            if (code[at] is not (0x28 or 0x6F or 0x06)) continue;
            MethodBase? called = null;
            try
            {
                called = method.Module.ResolveMethod(BitConverter.ToInt32(code, at + 1), method.DeclaringType?.GetGenericArguments(), null);
            }
            catch (ArgumentException)
            {
                continue;
            }

            if (called is MethodInfo found) yield return found;
        }
    }
}
