using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class StoredLayer(TestContext context)
{
    private static readonly byte[] Tar = TestLayer.TarOf(TestEntry.File("a", "first"), TestEntry.File("b", new string('x', 3000)));

    private readonly CancellationToken cancellation = context.CancellationToken;

    [TestMethod]
    [DataRow(LayerCompression.None)]
    [DataRow(LayerCompression.Gzip)]
    [DataRow(LayerCompression.Zstd)]
    public async Task IsReadByItsFirstBytesWhateverItsMediaType(LayerCompression compression)
    {
        var layer = TestLayer.FromTar(Tar, compression) with { MediaType = MediaTypes.OciLayerZstd };

        var entries = await ReadAsync(layer);

        Assert.AreEqual("first", entries[0].Text);
        Assert.HasCount(2, entries);
    }

    [TestMethod]
    [DataRow(LayerCompression.None)]
    [DataRow(LayerCompression.Gzip)]
    [DataRow(LayerCompression.Zstd)]
    public async Task CountsItsUncompressedBytes(LayerCompression compression)
    {
        // arrange
        var image = await ImageOfAsync(TestLayer.FromTar(Tar, compression));
        await using var reading = image.Layers[0].Open();

        // act
        await foreach (var _ in reading.EntriesAsync(cancellation))
        {
        }

        // assert
        Assert.AreEqual(Tar.Length, reading.BytesRead);
    }

    [TestMethod]
    [DataRow(LayerCompression.Gzip)]
    [DataRow(LayerCompression.Zstd)]
    public async Task CutAnywhereIsMalformed(LayerCompression compression)
    {
        var stored = TestLayer.FromTar(Tar, compression).Stored;
        for (var length = 4; length < stored.Length; length++)
        {
            Assert.AreSame(DiagnosticCodes.Malformed, await FailureAsync(Stored([.. stored.Take(length)])), $"cut to {length}");
        }
    }

    [TestMethod]
    [DataRow(LayerCompression.Gzip)]
    [DataRow(LayerCompression.Zstd)]
    public async Task FollowedBySomethingElseIsMalformed(LayerCompression compression)
    {
        byte[][] tails = [[0], new byte[100_000], "hidden behind the end"u8.ToArray(), [0x1F], [0x1F, 0x8B], [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0]];
        foreach (var tail in tails)
        {
            byte[] stored = [.. compression.Compress(Tar), .. tail];

            Assert.AreSame(DiagnosticCodes.Malformed, await FailureAsync(Stored(stored)), $"{tail.Length} bytes");
        }
    }

    [TestMethod]
    [DataRow(LayerCompression.Gzip)]
    [DataRow(LayerCompression.Zstd)]
    public async Task InSeveralMembersIsOneTar(LayerCompression compression)
    {
        byte[] stored = [.. compression.Compress(Tar[..700]), .. compression.Compress([]), .. compression.Compress(Tar[700..])];

        Assert.HasCount(2, await ReadAsync(Stored(stored)));
    }

    [TestMethod]
    public async Task WithGarbageBetweenItsMembersIsMalformed()
    {
        var gzip = LayerCompression.Gzip;
        byte[] stored = [.. gzip.Compress(Tar[..^1024]), 0, 0, .. gzip.Compress(TestLayer.TarOf(TestEntry.File("hidden", "content")))];

        Assert.AreSame(DiagnosticCodes.Malformed, await FailureAsync(Stored(stored)));
    }

    [TestMethod]
    public async Task WithAWrongDigestYieldsItsEntriesAndThenFails()
    {
        // arrange
        var other = Digest.OfBytes("something else"u8);
        var image = await ImageOfAsync(TestLayer.FromTar(Tar) with { Digest = other });
        await using var reading = image.Layers[0].Open();
        List<string> paths = [];

        // act
        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(async () =>
        {
            await foreach (var entry in reading.EntriesAsync(cancellation))
            {
                paths.Add(entry.Path);
            }
        });

        // assert
        Assert.AreSame(DiagnosticCodes.DigestMismatch, failure.Code);
        Assert.AreEqual("a b", string.Join(' ', paths));
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(1)]
    public async Task OfAnotherSizeThanDeclaredIsADigestMismatch(int difference)
    {
        var layer = TestLayer.FromTar(Tar);

        Assert.AreSame(DiagnosticCodes.DigestMismatch, await FailureAsync(layer with { Size = layer.Size + difference }));
    }

    [TestMethod]
    public async Task DamagedAfterItWasHashedIsADigestMismatch()
    {
        var layer = TestLayer.FromTar(Tar);

        Assert.AreSame(DiagnosticCodes.DigestMismatch, await FailureAsync(layer with { Stored = layer.Stored[..(layer.Stored.Length / 2)], Digest = layer.Digest }));
    }

    [TestMethod]
    [DataRow("application/vnd.oci.image.layer.v1.tar+gzip", DisplayName = "usual")]
    [DataRow("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", DisplayName = "foreign")]
    public async Task ThatIsAbsentIsSaidSo(string mediaType)
    {
        // arrange
        var layer = TestLayer.FromTar(Tar) with { MediaType = mediaType };
        var registry = TestRegistry.Of(TestImage.Of(layer));
        registry.Blobs.Remove(layer.Digest.ToString());

        // act
        var failure = await Assert.ThrowsExactlyAsync<SecretSafeException>(async () => await (await registry.ToSource().ReadAllAsync(cancellation))[0].Layers[0].ReadAllAsync(cancellation));

        // assert
        Assert.AreSame(DiagnosticCodes.MissingBlob, failure.Code);
    }

    [TestMethod]
    [DataRow("application/vnd.cncf.helm.chart.content.v1.tar+gzip")]
    [DataRow("application/vnd.oci.image.layer.v1.tar+gzip+encrypted")]
    [DataRow("")]
    public async Task OfAnUnknownMediaTypeIsUnsupported(string mediaType) =>
        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, await FailureAsync(TestLayer.FromTar(Tar) with { MediaType = mediaType }));

    [TestMethod]
    public async Task InXzIsUnsupported() =>
        Assert.AreSame(DiagnosticCodes.UnsupportedFormat, await FailureAsync(Stored([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, 0, 0, 0, 0])));

    [TestMethod]
    public async Task ThatIsNoTarIsMalformed() =>
        Assert.AreSame(DiagnosticCodes.Malformed, await FailureAsync(Stored(LayerCompression.Gzip.Compress(Enumerable.Repeat((byte)'x', 2000).ToArray()))));

    [TestMethod]
    public async Task OfNoByteIsEmpty() => Assert.IsEmpty(await ReadAsync(Stored([])));

    [TestMethod]
    public async Task CanBeReadTwice()
    {
        var image = await ImageOfAsync(TestLayer.FromTar(Tar));

        Assert.HasCount(2, await image.Layers[0].ReadAllAsync(cancellation));
        Assert.HasCount(2, await image.Layers[0].ReadAllAsync(cancellation));
    }

    [TestMethod]
    public async Task StopsWithinALongFileWhenCancelled()
    {
        // arrange
        var image = await ImageOfAsync(TestLayer.Of(TestEntry.File("large", new byte[2_000_000])));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var reading = image.Layers[0].Open();
        await using var entries = reading.EntriesAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        await entries.MoveNextAsync();

        // act
        await stop.CancelAsync();

        // assert
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await entries.Current.Content.CopyToAsync(Stream.Null, stop.Token));
    }

    [TestMethod]
    public async Task IsReadByBlockingReadersToo()
    {
        // arrange
        var image = await ImageOfAsync(TestLayer.Of(TestEntry.File("large", new byte[300_000]), TestEntry.File("small", "content")));
        await using var reading = image.Layers[0].Open();
        long length = 0;

        // act
        await foreach (var entry in reading.EntriesAsync(cancellation))
        {
            using var copy = new MemoryStream();
#pragma warning disable CA1849 // The blocking way is what is tested.
            entry.Content.CopyTo(copy);
#pragma warning restore CA1849
            length += copy.Length;
        }

        // assert
        Assert.AreEqual(300_007, length);
    }

    private static TestLayer Stored(byte[] stored) => TestLayer.FromTar(Tar) with { Stored = stored, Digest = Digest.OfBytes(stored), Size = stored.Length };

    private async Task<Image> ImageOfAsync(TestLayer layer) => (await TestRegistry.Of(TestImage.Of(layer)).ToSource().ReadAllAsync(cancellation))[0];

    private async Task<IReadOnlyList<StoredEntry>> ReadAsync(TestLayer layer) => await (await ImageOfAsync(layer)).Layers[0].ReadAllAsync(cancellation);

    private async Task<DiagnosticCode> FailureAsync(TestLayer layer) =>
        (await Assert.ThrowsExactlyAsync<SecretSafeException>(() => ReadAsync(layer))).Code;
}
