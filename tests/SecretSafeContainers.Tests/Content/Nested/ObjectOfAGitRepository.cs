using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

[TestClass]
public sealed class ObjectOfAGitRepository(TestContext context)
{
    private static readonly byte[] Old = Encoding.UTF8.GetBytes(OpenedFile.Text);
    private static readonly byte[] New = Encoding.UTF8.GetBytes(OpenedFile.Text.Replace(OpenedFile.Secret[4..12], "new", StringComparison.Ordinal).Replace(SampleRule.Text, SampleRule.Text[..4], StringComparison.Ordinal));

    private static string OldName => $"app/.git/x.pack!blob {Convert.ToHexStringLower(GitPack.IdOf(Old))}";

    [TestMethod]
    public async Task IsFoundByItsId()
    {
        var pack = new GitPack();
        pack.Blob(Old);

        await ExpectAsync(pack, $"known-secret {OldName}:2:8 (layer 0)", $"sample-token {OldName}:3:7 (layer 0)");
    }

    [TestMethod]
    [DataRow(true, DisplayName = "by its place")]
    [DataRow(false, DisplayName = "by its id")]
    public async Task IsFoundWhereItIsADifferenceToAnother(bool isByPlace)
    {
        // arrange: the newest version is stored whole; of the older one a few letters of the secret are inserted into it
        var pack = new GitPack();
        var at = pack.Blob(New);
        at = isByPlace ? pack.Delta(at, New, New) : pack.Delta(New, New);
        _ = isByPlace ? pack.Delta(at, New, Old) : pack.Delta(New, Old);

        // act and assert
        await ExpectAsync(pack, $"known-secret {OldName}:2:8 (layer 0)", $"sample-token {OldName}:3:7 (layer 0)");
    }

    [TestMethod]
    public async Task IsSaidToBeUnreadWhereItsBaseIsElsewhere()
    {
        var pack = new GitPack();
        pack.Delta(New, Old);

        var file = await OpenAsync(pack.ToBytes());

        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, Assert.ContainsSingle(file.Skipped).Code);
    }

    [TestMethod]
    public async Task IsFoundBehindALargeOne()
    {
        var pack = new GitPack();
        pack.Blob(new byte[9_000_000]);
        pack.Blob(Old);

        await ExpectAsync(pack, $"known-secret {OldName}:2:8 (layer 0)", $"sample-token {OldName}:3:7 (layer 0)");
    }

    [TestMethod]
    public async Task IsFoundLoose()
    {
        var file = await OpenAsync(Packing.Pack("zlib", [.. Encoding.ASCII.GetBytes($"blob {Old.Length}\0"), .. Old]));

        Assert.HasCount(2, file.Findings);
    }

    [TestMethod]
    public async Task NeverStopsAnAuditDamagedOrCutShort()
    {
        var whole = new GitPack();
        whole.Delta(whole.Blob(New), New, Old);
        var pack = whole.ToBytes();
        for (var at = 9; at < pack.Length; at++)
        {
            var damaged = pack.ToArray();
            damaged[at] ^= 0xFF;

            foreach (var content in new[] { damaged, pack[..at] })
            {
                var file = await OpenAsync(content);

                Assert.IsTrue(file.Findings.Length == 2 || file.Skipped.Length > 0 || at <= 12, $"byte {at}");
            }
        }
    }

    private async Task ExpectAsync(GitPack pack, params string[] places)
    {
        var file = await OpenAsync(pack.ToBytes());

        Assert.AreEqual(string.Join('\n', places), string.Join('\n', file.Places));
        Assert.IsEmpty(file.Skipped);
    }

    private Task<OpenedFile> OpenAsync(byte[] pack) => OpenedFile.OfAsync("app/.git/x.pack", pack, context.CancellationToken);
}
