using System.Reflection;

namespace SummitSearch.Architecture.Tests;

/// <summary>Lists what an assembly shows to others: a line a type and a line a member, sorted.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The lines, in ordinal order.</summary>
    public static IEnumerable<string> Describe(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(Type type)
    {
        string name = NameOf(type);
        yield return $"{Kind(type)} {name}" + (type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) ? $" : {NameOf(b)}" : "");
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            if (Describe(member) is { } line)
                yield return $"{name}.{line}";
        }
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo c when Visible(c) && !c.IsStatic => $"new({Parameters(c)})",
        MethodInfo m when Visible(m) && !m.IsSpecialName => $"{m.Name}({Parameters(m)}) : {NameOf(m.ReturnType)}",
        MethodInfo m when Visible(m) && m.Name.StartsWith("op_", StringComparison.Ordinal) => $"{m.Name}({Parameters(m)}) : {NameOf(m.ReturnType)}",
        PropertyInfo p when p.GetMethod is { } get && Visible(get) => $"{p.Name} : {NameOf(p.PropertyType)} {{ get;{(p.SetMethod is { } set && Visible(set) ? " set;" : "")} }}",
        FieldInfo f when (f.IsPublic || f.IsFamily) && !f.IsSpecialName => $"{f.Name} : {NameOf(f.FieldType)}",
        EventInfo e when e.AddMethod is { } add && Visible(add) => $"event {e.Name} : {NameOf(e.EventHandlerType!)}",
        _ => null,
    };

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static p => $"{NameOf(p.ParameterType)} {p.Name}"));

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string NameOf(Type type)
    {
        if (type.IsGenericParameter || type.FullName is null && !type.IsGenericType)
            return type.Name;
        string name = type.IsNested ? NameOf(type.DeclaringType!) + "." + type.Name : (type.Namespace is { } n && n.StartsWith("SummitSearch", StringComparison.Ordinal) ? n + "." : "") + type.Name;
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }
}
