using System.Text.RegularExpressions;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Tests.Repository;

[TestClass]
public sealed partial class SourceFiles
{
    [TestMethod]
    public void HoldAtMostOnePublicType()
    {
        var crowded = SourceTree.Files("src", ".cs").Where(path => PublicType().Count(File.ReadAllText(path)) > 1).Select(SourceTree.Relative).ToList();

        Assert.IsEmpty(crowded, string.Join(", ", crowded));
    }

    [TestMethod]
    public void AreNamedAfterTheirPublicType()
    {
        var misnamed = SourceTree.Files("src", ".cs")
            .Where(path => PublicType().Match(File.ReadAllText(path)) is { Success: true } type && !IsNamedAfter(path, type.Groups["name"].Value))
            .Select(SourceTree.Relative)
            .ToList();

        Assert.IsEmpty(misnamed, string.Join(", ", misnamed));
    }

    [TestMethod]
    public void NameNoPlaceOfOneMachine()
    {
        // Assembled, or this file would be the first to be reported.
        string[] places = ["/" + "work/", "/" + "tmp/w/"];

        var named = SourceTree.Files()
            .Where(path => places.Any(place => File.ReadAllText(path).Contains(place, StringComparison.Ordinal)))
            .Select(SourceTree.Relative)
            .ToList();

        Assert.IsEmpty(named, string.Join(", ", named));
    }

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|partial|readonly|ref|unsafe) )*(?:class|record struct|record class|record|struct|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    // A part of a type carries more words: RuleCatalogue.GitHub.cs.
    private static bool IsNamedAfter(string path, string type) => Path.GetFileName(path).Split('.')[0] == type;
}
