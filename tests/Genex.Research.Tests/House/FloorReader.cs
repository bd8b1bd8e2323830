using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Genex.Research.Tests.House;

/// <summary>
/// What a compiled assembly's types name of each other: base types and interfaces, signatures, fields, constraints, attributes and what is in their
/// parentheses, and everything in method bodies. A constant and a <c>nameof</c> leave no trace in compiled code.
/// </summary>
internal static class FloorReader
{
    /// <summary>The full names of the assembly's outermost types that somebody wrote, and every reference between two of them once per member.</summary>
    public static (IReadOnlyList<string> Types, IReadOnlyList<FloorReference> References) Read(Stream compiled)
    {
        using DefaultAssemblyResolver resolver = new();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(compiled, new ReaderParameters { AssemblyResolver = resolver });
        IEnumerable<FloorReference> references =
            from type in assembly.MainModule.GetTypes()
            from place in Places(type)
            from named in place.Types.SelectMany(Parts).OfType<TypeDefinition>()
            where Outermost(named) != Outermost(type)
            select new FloorReference(Outermost(type).FullName, Outermost(named).FullName, place.Member);
        return ([.. assembly.MainModule.Types.Where(type => !MadeByCompiler(type)).Select(type => type.FullName)], [.. references.Distinct()]);
    }

    private static IEnumerable<(string Member, IEnumerable<TypeReference?> Types)> Places(TypeDefinition type) =>
    [
        (type.Name, [type.BaseType, .. type.Interfaces.Select(implemented => implemented.InterfaceType), .. Constraints(type), .. Attributes(type),
            .. type.Interfaces.SelectMany(Attributes)]),
        .. type.Fields.Select(field => ($"{type.Name}.{field.Name}", Attributes(field).Append(field.FieldType))),
        .. type.Properties.Select(property => ($"{type.Name}.{property.Name}", Attributes(property).Append(property.PropertyType))),
        .. type.Events.Select(raised => ($"{type.Name}.{raised.Name}", Attributes(raised).Append(raised.EventType))),
        .. type.Methods.Select(method => ($"{type.Name}.{method.Name}", (IEnumerable<TypeReference?>)[.. Signature(method), .. Body(method)])),
    ];

    private static IEnumerable<TypeReference?> Signature(MethodDefinition method) =>
    [
        .. Named(method), .. Constraints(method), .. Attributes(method), .. Attributes(method.MethodReturnType), .. method.Parameters.SelectMany(Attributes),
        .. method.Overrides.SelectMany(Named),
    ];

    private static IEnumerable<TypeReference?> Body(MethodDefinition method) => !method.HasBody ? [] :
    [
        .. method.Body.Variables.Select(variable => variable.VariableType), .. method.Body.ExceptionHandlers.Select(handler => handler.CatchType),
        .. method.Body.Instructions.SelectMany(Operand),
    ];

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference called => Named(called),
        CallSite called => Named(called),
        _ => [],
    };

    private static IEnumerable<TypeReference?> Named(IMethodSignature method) =>
    [
        method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType), (method as MethodReference)?.DeclaringType,
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider generic) =>
        generic.GenericParameters.SelectMany(parameter => parameter.Constraints.Select(constraint => constraint.ConstraintType).Concat(Attributes(parameter)));

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider marked) =>
        marked.CustomAttributes.SelectMany(attribute => Named(attribute.Constructor)
        .Concat(attribute.ConstructorArguments.Concat(attribute.Properties.Concat(attribute.Fields).Select(named => named.Argument)).SelectMany(Argument)));

    private static IEnumerable<TypeReference?> Argument(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [argument.Type, type],
        CustomAttributeArgument boxed => Argument(boxed),
        CustomAttributeArgument[] list => list.SelectMany(Argument),
        _ => [argument.Type],
    };

    /// <summary>The types that a type is written with: those of a generic one's arguments, of an array's elements, of a function pointer's signature.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        FunctionPointerType pointer => Named(pointer).SelectMany(Parts),
        RequiredModifierType modified => [.. Parts(modified.ModifierType), .. Parts(modified.ElementType)],
        OptionalModifierType modified => [.. Parts(modified.ModifierType), .. Parts(modified.ElementType)],
        TypeSpecification written => Parts(written.ElementType),
        _ => [type],
    };

    private static bool MadeByCompiler(TypeDefinition type) => type.Name.StartsWith('<')
        || type.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "CompilerGeneratedAttribute");

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
