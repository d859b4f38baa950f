using System.Reflection;
using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Tests.Repository;

/// <summary>Lists what an assembly offers: one line a type and one a member, sorted.</summary>
internal static class PublicMembers
{
    private const BindingFlags Offered = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(Assembly assembly) =>
        from type in assembly.GetExportedTypes().OrderBy(type => type.Namespace, StringComparer.Ordinal).ThenBy(Name, StringComparer.Ordinal)
        from line in Members(type).Order(StringComparer.Ordinal).Prepend($"{Kind(type)} {type.Namespace}.{Name(type)}{Parents(type)}")
        select line;

    private static IEnumerable<string> Members(Type type) =>
    [
        .. type.GetFields(Offered).Where(field => IsOffered(field) && !field.IsSpecialName).Select(field => $"    {Name(type)}.{field.Name} : {Name(field.FieldType)}"),
        .. type.GetProperties(Offered).Where(property => property.Name != "EqualityContract" && property.GetMethod is { } getter && IsOffered(getter)).Select(property => Describe(type, property)),
        .. type.GetConstructors(Offered).Where(IsOffered).Select(constructor => $"    {Name(type)}({Parameters(constructor)})"),
        .. type.GetMethods(Offered).Where(method => IsOffered(method) && IsWritten(method)).Select(method => Describe(type, method)),
    ];

    private static string Describe(Type type, PropertyInfo property)
    {
        var change = property.SetMethod is { } setter && IsOffered(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init" : " set"
            : "";
        return $"    {Name(type)}.{property.Name} {{ get{change} }} : {Name(property.PropertyType)}";
    }

    private static string Describe(Type type, MethodInfo method) =>
        $"    {Name(type)}.{method.Name}({Parameters(method)}) : {Name(method.ReturnType)}{(method.IsStatic ? " static" : "")}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static bool IsOffered(FieldInfo field) => field.IsPublic || field.IsFamily;

    private static bool IsOffered(MethodBase method) => method.IsPublic || method.IsFamily;

    // Accessors are told with their property, and what the compiler makes of a record goes without saying.
    private static bool IsWritten(MethodInfo method) =>
        method.GetCustomAttribute<CompilerGeneratedAttribute>() is null && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsSealed ? "sealed class" : "class";

    private static string Parents(Type type)
    {
        var parents = type.GetInterfaces().Where(parent => parent.IsPublic && !parent.IsGenericType).Select(Name).Order(StringComparer.Ordinal).ToList();
        return type.IsEnum || parents.Count == 0 ? "" : $" : {string.Join(", ", parents)}";
    }

    private static string Name(Type type)
    {
        if (type.HasElementType)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : type.IsByRef ? "&" : "*");
        }

        var name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
