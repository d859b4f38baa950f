using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

[TestClass]
public sealed class SourceInAPdb(TestContext context)
{
    [TestMethod]
    [DataRow(false, DisplayName = "as it is")]
    [DataRow(true, DisplayName = "deflated")]
    public async Task IsFoundByTheNameOfItsDocument(bool isDeflated)
    {
        var file = await OpenedFile.OfAsync("app/a.pdb", Pdb(isDeflated), context.CancellationToken);

        Assert.AreEqual("known-secret app/a.pdb!/src/Program.cs:2:8 (layer 0)\nsample-token app/a.pdb!/src/Program.cs:3:7 (layer 0)", string.Join('\n', file.Places));
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    public async Task NeverMakesAFileUnreadableWhereItsMetadataIsDamaged()
    {
        var pdb = Pdb(isDeflated: true);
        for (var at = 12; at < pdb.Length; at += 3)
        {
            var damaged = pdb.ToArray();
            damaged[at] = 0xFF;

            foreach (var content in new[] { damaged, pdb[..at] })
            {
                var file = await OpenedFile.OfAsync("a.pdb", content, context.CancellationToken);

                Assert.IsFalse(file.Skipped.Any(skipped => skipped.Code != DiagnosticCodes.Malformed), string.Join('\n', file.Skipped));
            }
        }
    }

    internal static byte[] Pdb(bool isDeflated)
    {
        var metadata = new MetadataBuilder();
        var document = metadata.AddDocument(metadata.GetOrAddDocumentName("/src/Program.cs"), default, default, default);
        var text = Encoding.UTF8.GetBytes(OpenedFile.Text);
        var blob = new BlobBuilder();
        blob.WriteInt32(isDeflated ? text.Length : 0);
        blob.WriteBytes(isDeflated ? Deflate(text) : text);
        metadata.AddCustomDebugInformation(document, metadata.GetOrAddGuid(new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE")), metadata.GetOrAddBlob(blob));
        var rows = ImmutableArray.CreateRange(new int[MetadataTokens.TableCount]);
        var pdb = new BlobBuilder();
        new PortablePdbBuilder(metadata, rows, default).Serialize(pdb);
        return pdb.ToArray();
    }

    private static byte[] Deflate(byte[] text)
    {
        using var output = new MemoryStream();
        using (var deflate = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(text);
        }

        return output.ToArray();
    }
}
