using System.Buffers.Binary;
using System.Text;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>Databases of SQLite, byte by byte: pages of 512 bytes, the first of which holds the beginning of a record.</summary>
[TestClass]
public sealed class RecordOfADatabase(TestContext context)
{
    private const int PageBytes = 512;
    private const int RecordBytes = 1_624;

    // What of a record this long lies on its own page: by the format, 39 and the rest that does not fill overflow pages.
    private const int LocalBytes = 39 + ((RecordBytes - 39) % (PageBytes - 4));

    [TestMethod]
    [DataRow(LocalBytes - 5, DisplayName = "leaves its own page")]
    [DataRow(LocalBytes + PageBytes - 4 - 5, DisplayName = "goes from one overflow page to the next")]
    public async Task IsReadInOnePieceWhereIt(int at)
    {
        var file = await OpenedFile.OfAsync("app/a.db", Database(Record(at)), context.CancellationToken);

        Assert.AreEqual("known-secret app/a.db!page 1 record 0", string.Join('\n', file.Places).Split(':')[0]);
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    public async Task IsReadInOnePieceInAWriteAheadLog()
    {
        // arrange: frames in another order, each with its page's number
        var pages = Database(Record(LocalBytes - 5)).Chunk(PageBytes).Select((page, index) => (Number: index + 1, Page: page)).Reverse();
        byte[] header = [0x37, 0x7F, 0x06, 0x82, 0, 0x2D, 0xE2, 0x18, 0, 0, 2, 0, .. new byte[20]];
        byte[] log = [.. header, .. pages.SelectMany(page => (byte[])[0, 0, 0, (byte)page.Number, .. new byte[20], .. page.Page])];

        // act
        var file = await OpenedFile.OfAsync("app/a.db-wal", log, context.CancellationToken);

        // assert
        Assert.StartsWith("app/a.db-wal!page 1 at", Assert.ContainsSingle(file.Places)["known-secret ".Length..]);
    }

    [TestMethod]
    public async Task NeverStopsAnAuditWhereItsChainHasNoEnd()
    {
        // arrange: the second page is followed by itself
        var database = Database(Record(LocalBytes + 40));
        BinaryPrimitives.WriteUInt32BigEndian(database.AsSpan(PageBytes), 2);

        // act
        var file = await OpenedFile.OfAsync("app/a.db", database, context.CancellationToken);

        // assert
        Assert.IsNotEmpty(file.Findings);
        Assert.IsEmpty(file.Skipped);
    }

    private static byte[] Record(int secretAt)
    {
        var record = new byte[RecordBytes];
        record.AsSpan().Fill((byte)'.');
        Encoding.UTF8.GetBytes(OpenedFile.Secret).CopyTo(record, secretAt);
        return record;
    }

    private static byte[] Database(byte[] record)
    {
        byte[] cell = [0x80 | (RecordBytes >> 7), RecordBytes & 0x7F, 1, .. record[..LocalBytes], 0, 0, 0, 2];
        var first = new byte[PageBytes];
        "SQLite format 3\0"u8.CopyTo(first);
        BinaryPrimitives.WriteUInt16BigEndian(first.AsSpan(16), PageBytes);
        var at = PageBytes - cell.Length;
        first[100] = 13;
        BinaryPrimitives.WriteUInt16BigEndian(first.AsSpan(103), 1);
        BinaryPrimitives.WriteUInt16BigEndian(first.AsSpan(108), (ushort)at);
        cell.CopyTo(first, at);
        var rest = record[LocalBytes..].Chunk(PageBytes - 4).ToArray();
        return [.. first, .. rest.SelectMany((piece, index) => (byte[])[0, 0, 0, (byte)(index + 1 < rest.Length ? index + 3 : 0), .. piece, .. new byte[PageBytes - 4 - piece.Length]])];
    }
}
