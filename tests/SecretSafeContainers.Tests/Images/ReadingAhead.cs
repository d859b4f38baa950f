using System.Security.Cryptography;
using CsCheck;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Tests.Images;

[TestClass]
public sealed class ReadingAhead(TestContext context)
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes((3 * 1024 * 1024) + 17);

    private readonly CancellationToken cancellation = context.CancellationToken;

    [TestMethod]
    public async Task GivesEveryByteOnceWhateverIsReadAndHoweverManyCoresAreIdle() => await Gen.Select(Gen.Int[1, 300_000].Array[1, 9], Gen.Int[0, 2], Gen.Bool).SampleAsync(
        async (sizes, idle, blocking) =>
        {
            var cores = new Cores(idle);
            await using var ahead = new ReadAheadStream(new ChunkedStream(Content, 100_000, 7, 65_536), cores);
            var read = new MemoryStream();
            var buffer = new byte[301_000];
            for (var turn = 0; ; turn++)
            {
                var wanted = buffer.AsMemory(0, sizes[turn % sizes.Length] + 1000);
                var count = blocking ? ahead.Read(wanted.Span) : await ahead.ReadAsync(wanted, cancellation);
                if (count == 0)
                {
                    break;
                }

                read.Write(buffer, 0, count);
            }

            Assert.IsTrue(Content.AsSpan().SequenceEqual(read.GetBuffer().AsSpan(0, (int)read.Length)));
        },
        iter: 20);

    [TestMethod]
    public async Task ThrowsAFailureBehindTheBytesBeforeIt()
    {
        await using var ahead = new ReadAheadStream(new BrokenStream(700_000), new Cores(1));
        var buffer = new byte[64 * 1024];
        var total = 0;

        await Assert.ThrowsExactlyAsync<InvalidDataException>(async () =>
        {
            while (true)
            {
                total += await ahead.ReadAsync(buffer, cancellation);
            }
        });

        Assert.AreEqual(700_000, total);
    }

    [TestMethod]
    public async Task GivesItsCoreBackAtTheEndAndWhenItIsStopped()
    {
        var cores = new Cores(1);
        await using (var ahead = new ReadAheadStream(new ChunkedStream(Content), cores))
        {
            await ahead.ReadExactlyAsync(new byte[10], cancellation);
            Assert.IsFalse(cores.TryTake(), "it reads ahead on the idle core");
        }

        Assert.IsTrue(cores.TryTake());
    }

    [TestMethod]
    public async Task LeavesTheCoreToWhoeverNeedsIt()
    {
        var cores = new Cores(1);
        await using var ahead = new ReadAheadStream(new ChunkedStream(Content), cores);
        await ahead.ReadExactlyAsync(new byte[10], cancellation);

        cores.Take();
        await ahead.ReadExactlyAsync(new byte[Content.Length - 10], cancellation);

        Assert.IsFalse(cores.AreScarce);
    }

    private sealed class BrokenStream(int length) : MemoryStream(new byte[length])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new InvalidDataException("cut") : base.ReadAsync(buffer, cancellationToken);
    }
}
