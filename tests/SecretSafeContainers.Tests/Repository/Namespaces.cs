using System.Reflection;
using System.Text.RegularExpressions;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Tests.Repository;

/// <summary>Data flows one way through the engine: a namespace uses only what stands before it.</summary>
[TestClass]
public sealed partial class Namespaces
{
    private const string Engine = "SecretSafeContainers";
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Namespaces that share a place do not know each other. The root comes last: it is the line written once.
    private static readonly string[][] Order =
    [
        ["Diagnostics"], ["Dockerfiles"], ["Images"], ["Content"], ["Secrets", "Rules"], ["Detection", "Caching"], ["Findings"], ["Policy"], ["Reports"], ["Publishing"], ["Builds"], [""],
    ];

    [TestMethod]
    public void AreAllOrdered()
    {
        var unknown = EngineTypes().Select(Part).Distinct().Where(part => Place(part) < 0).ToList();

        Assert.IsEmpty(unknown, string.Join(", ", unknown));
    }

    [TestMethod]
    public void ImportOnlyWhatStandsBeforeThem()
    {
        var backwards =
            from path in SourceTree.Files("src/SecretSafeContainers", ".cs")
            let text = File.ReadAllText(path)
            let user = Own().Match(text)
            from import in Import().Matches(text)
            where user.Success && !MayUse(user.Groups["part"].Value, import.Groups["part"].Value)
            select $"{SourceTree.Relative(path)} imports {import.Groups["part"].Value}";

        AssertNone(backwards);
    }

    [TestMethod]
    public void MentionOnlyWhatStandsBeforeThemInTheirMembers()
    {
        var backwards =
            from type in EngineTypes()
            from used in Mentioned(type).SelectMany(Unfold)
            where used.Assembly == type.Assembly && used.Namespace is not null && !MayUse(Part(type), Part(used))
            select $"{type.FullName} uses {used.FullName}";

        AssertNone(backwards);
    }

    [GeneratedRegex(@"^namespace SecretSafeContainers(?:\.(?<part>\w+))?", RegexOptions.Multiline)]
    private static partial Regex Own();

    [GeneratedRegex(@"^using (?:static )?SecretSafeContainers\.(?<part>\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();

    private static bool MayUse(string user, string used) => user == used || Place(used) < Place(user);

    private static int Place(string part) => Array.FindIndex(Order, place => place.Contains(part));

    private static IEnumerable<Type> EngineTypes() =>
        typeof(DiagnosticCodes).Assembly.GetTypes().Where(type => type.Namespace is Engine || type.Namespace?.StartsWith(Engine + ".", StringComparison.Ordinal) == true);

    private static string Part(Type type) => type.Namespace!.Split('.').ElementAtOrDefault(1) ?? "";

    private static IEnumerable<Type> Mentioned(Type type) =>
    [
        .. type.GetInterfaces(),
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetFields(Declared).Select(field => field.FieldType),
        .. type.GetProperties(Declared).Select(property => property.PropertyType),
        .. type.GetConstructors(Declared).SelectMany(Mentioned),
        .. type.GetMethods(Declared).SelectMany(method => Mentioned(method).Append(method.ReturnType)),
    ];

    private static IEnumerable<Type> Mentioned(MethodBase method) =>
        [.. method.GetParameters().Select(parameter => parameter.ParameterType), .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []];

    private static IEnumerable<Type> Unfold(Type type) =>
        type.HasElementType ? Unfold(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Unfold).Append(type) : [type];

    private static void AssertNone(IEnumerable<string> backwards)
    {
        var lines = backwards.Distinct().ToList();
        Assert.IsEmpty(lines, string.Join('\n', lines));
    }
}
