using System.Text;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>What a repository left in an image says beside its objects.</summary>
[TestClass]
public sealed class SettingsOfAGitRepository(TestContext context)
{
    private const string Commit = "8f1c2b0e0f7d4c1a9b3e5d6f708192a3b4c5d6e7";

    private static string Address => $"https://ci:{Uri.EscapeDataString(OpenedFile.Secret)}@git.example.com/a.git";

    [TestMethod]
    public Task AreSearchedInTheLogOfReferences() => ExpectAsync(
        "app/.git/logs/HEAD",
        $"{new string('0', 40)} {Commit} A <a@example.com> 1700000000 +0000\tclone: from {Address}\n{Commit} {Commit} A <a@example.com> 1700000001 +0000\tcommit: use {SampleRule.Text}\n",
        "1:141 2:130");

    [TestMethod]
    public Task AreSearchedInTheAddressOfARemote() => ExpectAsync(
        "app/.git/config", $"[remote \"origin\"]\n\turl = {Address}\n[remote \"other\"]\n\turl = https://{SampleRule.Text}@git.example.com/b.git\n", "2:19 4:16");

    [TestMethod]
    public Task AreSearchedInTheHeaderOfACheckout() => ExpectAsync(
        "app/.git/modules/b/config", $"[http \"https://git.example.com/\"]\n\textraheader = AUTHORIZATION: basic {Basic(OpenedFile.Secret)}\n\textraheader = AUTHORIZATION: basic {Basic(SampleRule.Text)}\n", "2:57 3:57");

    private static string Basic(string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + password));

    private async Task ExpectAsync(string path, string content, string places)
    {
        var file = await OpenedFile.OfAsync(path, Encoding.UTF8.GetBytes(content), context.CancellationToken);

        Assert.AreEqual("k sample-token", string.Join(' ', file.Findings.Select(finding => finding.SecretId ?? finding.Rule)));
        Assert.AreEqual(places, string.Join(' ', file.Findings.Select(finding => $"{finding.Line}:{finding.Column}")));
        Assert.IsEmpty(file.Skipped);
    }
}
