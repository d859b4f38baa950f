using System.Collections.Frozen;
using CsCheck;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Policy;

[TestClass]
public sealed class SuppressionThatIsWritten
{
    private const string Fingerprint = "ssc1:00112233445566778899";
    private static readonly FrozenSet<string> Rules = FrozenSet.Create("sample-rule");

    [TestMethod]
    [DataRow("", null, "SSC1021", "no rule of this id", DisplayName = "nothing")]
    [DataRow("samplerule", null, "SSC1021", "no rule of this id", DisplayName = "an unknown rule")]
    [DataRow("Sample-Rule", null, "SSC1021", "no rule of this id", DisplayName = "a rule in other letters")]
    [DataRow("SSC2002", null, "SSC1021", "a code is not accepted as a whole", DisplayName = "a code")]
    [DataRow("known-secret", null, "SSC1021", "by its fingerprint alone", DisplayName = "all known secrets")]
    [DataRow("ssc1:0011", null, "SSC1021", "20 hexadecimal digits", DisplayName = "half a fingerprint")]
    [DataRow("ssc1:00112233445566778899\n", null, "SSC1021", "20 hexadecimal digits", DisplayName = "a fingerprint and more")]
    [DataRow("ssc1:0011223344556677889A", null, "SSC1021", "20 hexadecimal digits", DisplayName = "a fingerprint in capitals")]
    [DataRow(Fingerprint, "Reason=", "SSC1020", "Reason=", DisplayName = "an empty reason")]
    [DataRow(Fingerprint, "Reason= ", "SSC1020", "Reason=", DisplayName = "a blank reason")]
    [DataRow(Fingerprint, "Expires=tomorrow", "SSC1023", "2027-12-31", DisplayName = "no date")]
    [DataRow(Fingerprint, "Expires=2027-02-30", "SSC1023", "2027-12-31", DisplayName = "no day")]
    [DataRow(Fingerprint, "Expires=31.12.2027", "SSC1023", "2027-12-31", DisplayName = "a date in another form")]
    [DataRow(Fingerprint, "Until=2027-12-31", "SSC1022", "Path, Reason, Expires", DisplayName = "metadata that there is not")]
    [DataRow(Fingerprint, "Path=app/../x", "SSC1022", "**/testdata/**", DisplayName = "a path that climbs")]
    [DataRow(Fingerprint, "Path=/", "SSC1022", "**/testdata/**", DisplayName = "no path")]
    public void WronglyIsRefusedWithTheFix(string include, string? metadata, string code, string fix)
    {
        var problems = new List<SecretSafeException>();

        Assert.IsNull(Item(include, metadata).Parse(Rules, problems));

        var problem = Assert.ContainsSingle(problems);
        Assert.AreEqual(code, problem.Code.Id);
        Assert.AreEqual($"SecretSafeSuppress '{include}'", problem.What);
        Assert.Contains(fix, problem.Why);
    }

    [TestMethod]
    public void WronglyInSeveralWaysIsToldAll()
    {
        var problems = new List<SecretSafeException>();

        _ = new SuppressionItem("x", [new("Expires", "x"), new("Expiry", "x")]).Parse(Rules, problems);

        Assert.AreEqual("SSC1022 SSC1021 SSC1020 SSC1023", string.Join(' ', problems.Select(problem => problem.Code.Id)));
    }

    [TestMethod]
    [DataRow(Fingerprint, null, true)]
    [DataRow("ssc1:ffffffffffffffffffff", null, false)]
    [DataRow("sample-rule", null, true)]
    [DataRow("sample-rule", "Path=app/*.json", true)]
    [DataRow("sample-rule", "path=/app/appsettings.json", true, DisplayName = "a path as in the container")]
    [DataRow("sample-rule", "Path=app\\*.json", true, DisplayName = "backslashes")]
    [DataRow("sample-rule", "Path=**/appsettings.*", true)]
    [DataRow("sample-rule", "Path=*.json", false, DisplayName = "one level")]
    [DataRow("sample-rule", "Path=APP/*.json", false, DisplayName = "other letters")]
    [DataRow(Fingerprint, "Path=etc/**", false, DisplayName = "a fingerprint elsewhere")]
    public void CoversWhatItNames(string include, string? metadata, bool covers) =>
        Assert.AreEqual(covers, Item(include, metadata).Parse(Rules, [])!.Covers(SampleFinding.ByRule));

    [TestMethod]
    public void WithAPathCoversNoMetadata() =>
        Assert.IsFalse(Item("sample-rule", "Path=**").Parse(Rules, [])!.Covers(SampleFinding.ByRule with { Path = null, Pointer = "/config/Env/0" }));

    [TestMethod]
    [DataRow("lib/a.jar", true)]
    [DataRow("lib/a.jar!b/*.txt", true)]
    [DataRow("b/*.txt", false)]
    public void MayPointIntoAnArchive(string path, bool covers) =>
        Assert.AreEqual(covers, Item("sample-rule", $"Path={path}").Parse(Rules, [])!.Covers(SampleFinding.ByRule with { Path = "lib/a.jar", Inner = ["b/c.txt"] }));

    [TestMethod]
    [DataRow("../../app/appsettings.json")]
    [DataRow("x/../app/appsettings.json")]
    [DataRow("")]
    public void NeverCoversAHostilePath(string path) =>
        Assert.IsFalse(Item("sample-rule", "Path=app/**").Parse(Rules, [])!.Covers(SampleFinding.ByRule with { Path = path }));

    [TestMethod]
    public void IsNeverConfusedByAnyPathOrPattern() => Gen.Select(Gen.Char["a/.*\\!:?\0 "].Array[0, 12], Gen.Char["a/.*\\!:?\0 "].Array[0, 12]).Sample((path, glob) =>
        _ = PathPattern.TryParse(new string(glob))?.Matches(SampleFinding.ByRule with { Path = new string(path), Inner = [new string(glob)] }));

    [TestMethod]
    public void ByRuleNeverCoversAKnownSecret() =>
        Assert.IsFalse(Item("sample-rule", null).Parse(Rules, [])!.Covers(SampleFinding.Known with { Rule = "sample-rule", Fingerprint = "ssc1:ffffffffffffffffffff" }));

    [TestMethod]
    public void ByFingerprintCoversAKnownSecret() => Assert.IsTrue(Item(Fingerprint, null).Parse(Rules, [])!.Covers(SampleFinding.Known));

    private static SuppressionItem Item(string include, string? metadata) => new(
        include,
        [
            .. metadata?.StartsWith("Reason", StringComparison.Ordinal) == true ? [] : new KeyValuePair<string, string>[] { new("Reason", "a test's own key") },
            .. metadata?.Split('=', 2) is [var name, var value] ? new KeyValuePair<string, string>[] { new(name, value) } : [],
        ]);
}
