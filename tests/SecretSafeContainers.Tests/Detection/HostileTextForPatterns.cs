using System.Text;
using CsCheck;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Tests.Rules.Files;

namespace SecretSafeContainers.Tests.Detection;

/// <summary>Patterns of users, as bad as they can be, and texts made for them: little time, or a file that is not called clean.</summary>
[TestClass]
public sealed class HostileTextForPatterns
{
    private static readonly Gen<string> Pattern = Gen.OneOf(
        "key(a+)+$", "key(?:a|a)*b", "key(?:a|aa)+b", @"key(?:\w+\s?)*;", @"key\b(?:a*)*\b!", "key(?:.*a){12}z", "key(?:a{0,30}){0,30}!", @"(?:\bkey|\ba|a\B)+z", "key[a-z]*[a-z]*[a-z]*[a-z]*1", "(?i)key.*=.*=.*=x");

    private static readonly Gen<byte[]> Text = Gen.Select(
        Gen.OneOf("a", "aa ", "a=", "key", "keya", "key ", "\u00e9a", "\n"), Gen.Int[1, 3_000], Gen.OneOf("", "\u00e9", "\0", "z"))
        .Select((part, times, end) => Encoding.UTF8.GetBytes("key" + string.Concat(Enumerable.Repeat(part, times)) + end));

    [TestMethod]
    [Timeout(120_000)]
    public void CostsLittleOrIsUnreadable() => Gen.Select(Pattern, Text).Sample(
        (pattern, content) =>
        {
            using var file = new RuleFile($"[[rules]]\nid = 'bad'\nregex = '''{pattern}'''\n");
            var (_, skipped) = file.Found(content, "app/file");

            // A pattern that ran out of time is not tried again in the same content.
            Assert.IsTrue(skipped.All(skip => skip.Code == DiagnosticCodes.RuleTimeout) && skipped.Count <= 1, pattern);
        },
        iter: 40, threads: 1);
}
