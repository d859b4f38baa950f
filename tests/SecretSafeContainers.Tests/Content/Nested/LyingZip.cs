using System.Buffers.Binary;
using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>A zip whose headers contradict each other or the data. Whom a reader believes must not decide what is found.</summary>
[TestClass]
public sealed class LyingZip(TestContext context)
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("same text ", 50)) + OpenedFile.Secret);

    [TestMethod]
    public async Task ShowsEntriesThatNoDirectoryLists()
    {
        byte[] zip = [.. Packing.Zip(("hidden.txt", Content)), .. Packing.Zip(("listed.txt", "nothing"u8.ToArray()))];

        var file = await OpenAsync(zip);

        Assert.AreEqual("known-secret a.zip!hidden.txt:1:501 (layer 0)", Assert.ContainsSingle(file.Places));
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    public async Task IsReadBehindAPrefix()
    {
        byte[] zip = [.. Packing.Zip(("x", [])), .. new byte[1000], .. Packing.Zip(("a.txt", Content))];

        Assert.HasCount(1, (await OpenAsync(zip)).Findings);
    }

    [TestMethod]
    public async Task IsReadWithoutItsDirectory()
    {
        var zip = Packing.Zip(("a.txt", Content), ("b.txt", "more"u8.ToArray()));

        var file = await OpenAsync(zip[..zip.AsSpan().IndexOf("PK\u0001\u0002"u8)]);

        Assert.HasCount(1, file.Findings);
        Assert.AreSame(DiagnosticCodes.Malformed, Assert.ContainsSingle(file.Skipped).Code);
    }

    [TestMethod]
    public async Task IsFollowedWhereItsHeadersDiffer()
    {
        // arrange: the directory says that the deflated data is stored
        var zip = Packing.Zip(("a.txt", Content));
        zip[Central(zip) + 10] = 0;

        // act
        var file = await OpenAsync(zip);

        // assert
        Assert.AreEqual("known-secret a.zip!a.txt:1:501 (layer 0)", Assert.ContainsSingle(file.Places));
    }

    [TestMethod]
    public async Task IsReadToTheEndOfTheDataWhateverItsLength()
    {
        var zip = Packing.Zip(("a.txt", Content));
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(Central(zip) + 20), 3);
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(Central(zip) + 24), 3);

        Assert.HasCount(1, (await OpenAsync(zip)).Findings);
    }

    [TestMethod]
    public async Task IsIncompleteWhenLessComesThanItSays()
    {
        var zip = Packing.Zip(("a.txt", Content));
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(Central(zip) + 24), 100_000);

        var file = await OpenAsync(zip);

        Assert.HasCount(1, file.Findings);
        Assert.AreSame(DiagnosticCodes.Malformed, file.Skipped[0].Code);
    }

    [TestMethod]
    public async Task IsIncompleteWhenDataIsNotWhereItSays()
    {
        var zip = Packing.Zip(("a.txt", Content));
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(Central(zip) + 42), 7);

        var file = await OpenAsync(zip);

        Assert.HasCount(1, file.Findings);
        Assert.AreEqual("a.zip!a.txt", Assert.ContainsSingle(file.Skipped).What);
    }

    [TestMethod]
    [DataRow(true, true)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public async Task IsIncompleteWhereItIsEncrypted(bool central, bool local)
    {
        var zip = Packing.Zip(("a.txt", "nothing"u8.ToArray()));
        zip[Central(zip) + 8] |= (byte)(central ? 1 : 0);
        zip[6] |= (byte)(local ? 1 : 0);

        var file = await OpenAsync(zip);

        Assert.AreEqual(Verdict.Incomplete, file.Verdict);
        Assert.AreEqual("a.zip!a.txt: it is encrypted", string.Join(", ", file.Skipped.Select(skip => $"{skip.What}: {skip.Why}")));
        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, file.Skipped[0].Code);
    }

    [TestMethod]
    public async Task IsIncompleteWhereItsMethodIsNotRead()
    {
        var zip = Packing.Zip(("a.txt", "nothing"u8.ToArray()));
        zip[Central(zip) + 10] = zip[8] = 97;

        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, Assert.ContainsSingle((await OpenAsync(zip)).Skipped).Code);
    }

    private static int Central(byte[] zip) => zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);

    private Task<OpenedFile> OpenAsync(byte[] zip) => OpenedFile.OfAsync("a.zip", zip, context.CancellationToken);
}
