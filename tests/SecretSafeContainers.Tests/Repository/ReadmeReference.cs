using System.Text.RegularExpressions;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Tests.Repository;

/// <summary>What the README says about the package is what the package does. <c>SECRETSAFE_APPROVE=1</c> writes the tables anew.</summary>
[TestClass]
[DoNotParallelize] // Both tables are parts of one file, which approval writes.
public sealed partial class ReadmeReference
{
    [TestMethod]
    public void ExplainsEveryCode()
    {
        var rows = DiagnosticCodes.All.Select(code => $"| <a id=\"{code.Id.ToLowerInvariant()}\"></a>{code.Id} | {code.Title} | {Escape(code.Explanation)} |");

        AssertPart("codes", ["| code | what happened | what it means, and what to do |", "|-|-|-|", .. rows]);
    }

    [TestMethod]
    public void ListsEveryRule()
    {
        var rows = RuleCatalogue.All.Select(rule =>
            $"| `{rule.Id}` | {Escape(rule.Title)} | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Confidence.ToString().ToLowerInvariant()} |");

        AssertPart("rules", ["| rule | what it finds | severity | confidence |", "|-|-|-|-|", .. rows]);
    }

    [TestMethod]
    public void NamesOnlySettingsThatThePackageReads()
    {
        var shipped = string.Concat(SourceTree.Files("nuget").Where(IsMSBuild).Select(File.ReadAllText));

        var unknown = FirstCells(new MarkdownDocument().Part("settings")).Where(name => !shipped.Contains(name, StringComparison.Ordinal)).ToList();

        Assert.IsEmpty(unknown, string.Join(", ", unknown));
    }

    [TestMethod]
    public void NamesEverySettingThatThePackageReads()
    {
        var documented = FirstCells(new MarkdownDocument().Part("settings")).ToHashSet();
        var shipped = SourceTree.Files("nuget").Where(IsMSBuild).SelectMany(path => PublicSetting().Matches(File.ReadAllText(path))).Select(match => match.Value);

        var unexplained = shipped.Distinct().Where(name => !documented.Contains(name)).ToList();

        Assert.IsEmpty(unexplained, string.Join(", ", unexplained));
    }

    [TestMethod]
    public void KnowsEverySettingOfThePackagesOwnReadme()
    {
        var documented = FirstCells(new MarkdownDocument().Part("settings")).ToHashSet();

        var unknown = FirstCells(new MarkdownDocument("nuget/README.md").Text).Where(name => !documented.Contains(name)).ToList();

        Assert.IsEmpty(unknown, string.Join(", ", unknown));
    }

    // Where they are read: $(SecretSafe...) and @(ContainerSecret...). Private ones begin with an underscore.
    [GeneratedRegex(@"(?<=\$\(|@\()(SecretSafe\w*|ContainerSecret\w*)")]
    private static partial Regex PublicSetting();

    private static bool IsMSBuild(string path) => path.EndsWith(".props", StringComparison.Ordinal) || path.EndsWith(".targets", StringComparison.Ordinal);

    // "| `SecretSafe` | ..." gives SecretSafe, "| `ContainerBaseImage=scratch` | ..." gives ContainerBaseImage.
    private static IEnumerable<string> FirstCells(string table) =>
        table.Split('\n').Where(row => row.StartsWith("| `", StringComparison.Ordinal)).Select(row => row.Split('`')[1].Split('=')[0]);

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);

    private static void AssertPart(string name, IEnumerable<string> lines)
    {
        var expected = string.Join('\n', lines);
        var readme = new MarkdownDocument();
        if (SourceTree.ApprovalIsRequested)
        {
            readme.Replace(name, expected);
        }

        Assert.AreEqual(expected, readme.Part(name));
    }
}
