using System.Text.Json;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Tests.Rules.Files;

[TestClass]
public sealed class SchemaOfRuleFiles
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(SourceTree.Files("src", ".json").Single(path => path.EndsWith("secretsafe-rules.schema.json", StringComparison.Ordinal)))).RootElement;

    [TestMethod]
    [DataRow("secretsafe = 1\nzzzzzz = 1\n", "", DisplayName = "at the root")]
    [DataRow("secretsafe = 1\n[catalogue]\nzzzzzz = 1\n", "catalogue", DisplayName = "of the catalogue")]
    [DataRow("secretsafe = 1\n[[rules]]\nid = 'a'\ntitle = 'a'\npattern = 'abc'\nzzzzzz = 1\n", "rules", DisplayName = "of a rule")]
    [DataRow("secretsafe = 1\n[[allow]]\nreason = 'a'\npaths = ['a']\nzzzzzz = 1\n", "allow", DisplayName = "of an allowance")]
    public void NamesTheKeysThatTheReaderKnows(string text, string part)
    {
        // arrange
        using var file = new RuleFile(text);

        // act: an error about an unknown key lists all others
        var known = Assert.ThrowsExactly<SecretSafeException>(file.Load).Why.Split("there are ")[1].Split(", ");

        // assert
        CollectionAssert.AreEquivalent(Properties(part).EnumerateObject().Select(property => property.Name).ToArray(), known);
    }

    [TestMethod]
    [DataRow("severity = 'VALUE'", "severity")]
    [DataRow("confidence = 'VALUE'", "confidence")]
    public void NamesTheWordsThatTheReaderKnows(string line, string property)
    {
        foreach (var word in Properties("rules").GetProperty(property).GetProperty("enum").EnumerateArray())
        {
            using var file = new RuleFile($"secretsafe = 1\n[[rules]]\nid = 'a'\ntitle = 'a'\npattern = 'abc'\n{line.Replace("VALUE", word.GetString(), StringComparison.Ordinal)}\n");

            Assert.AreEqual(1, file.Load().Rules.Count(rule => rule.Id == "a"));
        }
    }

    private static JsonElement Properties(string part)
    {
        var root = Schema.GetProperty("properties");
        return part.Length == 0 ? root
            : root.GetProperty(part) is var found && found.TryGetProperty("items", out var items) ? items.GetProperty("properties")
            : found.GetProperty("properties");
    }
}
