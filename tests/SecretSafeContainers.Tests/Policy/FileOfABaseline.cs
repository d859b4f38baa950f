using CsCheck;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Policy;

[TestClass]
public sealed class FileOfABaseline : IDisposable
{
    private static readonly BaselineEntry Entry = new("app/größe <1>.json", "sample-rule", "ssc1:00112233445566778899", "it's a test's");

    private static readonly Gen<BaselineEntry> Entries = Gen.Select(
        Gen.OneOf("a/b.txt", "a/é.txt", "", "/config/Env/1"), Gen.OneOf("rule-a", "rule-b"), Gen.Int[0, 40], Gen.Char["ab\"\\ <é\n"].Array[0, 9],
        (path, rule, number, reason) => new BaselineEntry(path, rule, $"ssc1:{number:x20}", new string(reason).Trim()));

    private readonly TemporaryFolder folder = new();

    [TestMethod]
    public void IsSortedReadableAndEndsWithANewline()
    {
        BaselineFile.Write(new([Entry, Entry with { Path = "a", Fingerprint = "ssc1:ffffffffffffffffffff" }]), folder["b.json"]);

        Assert.AreEqual("""
            {
              "secretsafeBaseline": 1,
              "accepted": [
                {
                  "path": "a",
                  "rule": "sample-rule",
                  "fingerprint": "ssc1:ffffffffffffffffffff",
                  "reason": "it's a test's"
                },
                {
                  "path": "app/größe <1>.json",
                  "rule": "sample-rule",
                  "fingerprint": "ssc1:00112233445566778899",
                  "reason": "it's a test's"
                }
              ]
            }

            """.ReplaceLineEndings("\n"), File.ReadAllText(folder["b.json"]));
    }

    [TestMethod]
    public void IsReadAsItWasWrittenAndDoesNotDependOnTheOrderOfEntries() => Entries.Array[0, 20].Sample(entries =>
    {
        var path = folder[$"{Guid.NewGuid():n}.json"];
        var baseline = new Baseline(entries.DistinctBy(entry => entry.Fingerprint));
        BaselineFile.Write(new(baseline.Entries.Reverse()), path);

        Assert.IsTrue(baseline.Entries.SequenceEqual(BaselineFile.Read(path).Entries));
    }, iter: 30);

    [TestMethod]
    public void KeepsTheReasonsOfAnEarlierOne()
    {
        var merged = new Baseline([Entry with { Reason = "" }, Entry with { Fingerprint = "ssc1:ffffffffffffffffffff", Reason = "" }]).WithReasonsOf(new([Entry]));

        Assert.AreEqual("it's a test's", merged.Entries.Single(entry => entry.Fingerprint == Entry.Fingerprint).Reason);
        Assert.AreEqual("", merged.Entries.Single(entry => entry.Fingerprint != Entry.Fingerprint).Reason);
    }

    [TestMethod]
    [DataRow("", "no baseline, or damaged", DisplayName = "nothing")]
    [DataRow("null", "empty", DisplayName = "null")]
    [DataRow("{}", "no baseline", DisplayName = "another JSON")]
    [DataRow("[1]", "no baseline", DisplayName = "an array")]
    [DataRow("{\"secretsafeBaseline\":1}", "no baseline", DisplayName = "no entries")]
    [DataRow("{\"secretsafeBaseline\":1,\"accepted\":null}", "no baseline", DisplayName = "null entries")]
    [DataRow("{\"secretsafeBaseline\":1,\"accepted\":[null]}", "damaged", DisplayName = "a null entry")]
    [DataRow("{\"secretsafeBaseline\":1,\"accepted\":[{\"fingerprint\":\"ssc1:00112233445566778899\"}]}", "damaged", DisplayName = "half an entry")]
    [DataRow("{\"secretsafeBaseline\":1,\"accepted\":[{\"path\":\"\",\"rule\":\"r\",\"fingerprint\":\"x\",\"reason\":\"\"}]}", "no fingerprint", DisplayName = "no fingerprint")]
    [DataRow("{\"secretsafeBaseline\":1,\"accepted\":[],\"all\":true}", "damaged", DisplayName = "a member that is not ours")]
    [DataRow("{\"secretsafeBaseline\":1,\"accepted\":[],\"accepted\":[]}", "damaged", DisplayName = "a member twice")]
    [DataRow("{\"secretsafeBaseline\":2,\"list\":[]}", "version 2", DisplayName = "a later version")]
    [DataRow("{\"secretsafeBaseline\":1,\n<<<<<<< HEAD\n", "(line 2)", DisplayName = "a conflict of a merge")]
    public void ThatIsNoneIsAnErrorAndNeverNoBaseline(string text, string why)
    {
        var path = folder.Write("b.json", text);

        var failure = Assert.ThrowsExactly<SecretSafeException>(() => BaselineFile.Read(path));

        Assert.AreEqual(("SSC1025", path), (failure.Code.Id, failure.What));
        Assert.Contains(why, failure.Why);
    }

    [TestMethod]
    public void ThatIsTooLargeIsAnError()
    {
        using (var file = File.Create(folder["large.json"]))
        {
            file.SetLength(BaselineFile.MaxBytes + 1L);
        }

        Assert.Contains("more than", Assert.ThrowsExactly<SecretSafeException>(() => BaselineFile.Read(folder["large.json"])).Why);
    }

    [TestMethod]
    public void ThatIsAFolderIsAnError() =>
        Assert.AreEqual("SSC1025", Assert.ThrowsExactly<SecretSafeException>(() => BaselineFile.Read(Path.GetTempPath())).Code.Id);

    [TestMethod]
    public void MayHaveEntriesTwiceAfterAMerge() =>
        Assert.AreEqual("it's a test's", Assert.ContainsSingle(new Baseline([Entry with { Reason = "" }, Entry]).Entries).Reason);

    public void Dispose() => folder.Dispose();
}
