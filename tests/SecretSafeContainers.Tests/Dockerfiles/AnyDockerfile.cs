using CsCheck;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Tests.Dockerfiles;

/// <summary>Laws that hold for whatever bytes are said to be a Dockerfile.</summary>
[TestClass]
public sealed class AnyDockerfile
{
    private static readonly string[] Pieces =
    [
        "FROM a AS b", "RUN", "COPY", "ADD", "ONBUILD", "ARG X=1", " --mount=type=secret", ",id=pip", ",target=/x", ",env=E", ",required", "id=", "\"", "'", "\\", "\\\n", "`",
        "\n", "\r\n", "\t", " ", "# escape=`\n", "# c\n", "<<EOF", "<<-'E'", "EOF\n", "[\"a\"]", "--from=b", "ä", "\u2028", "$X", ",", "=", "pip", "\0",
    ];

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]).Array[0, 25].Select(pieces => System.Text.Encoding.UTF8.GetBytes(string.Concat(pieces))));

    [TestMethod]
    public void IsParsedWithLinesInOrder() => Bytes.Sample(bytes =>
    {
        var last = 0;
        foreach (var instruction in Dockerfile.Parse("Dockerfile", bytes).Instructions)
        {
            Assert.IsGreaterThan(last, instruction.Line);
            Assert.IsGreaterThanOrEqualTo(instruction.Line, instruction.EndLine);
            last = instruction.EndLine;
            Assert.IsTrue(instruction.Arguments.Length == 0 || instruction.PlaceOf(0).Line >= instruction.Line);
        }

        Assert.IsLessThanOrEqualTo(bytes.Count(one => one == '\n') + 1, last);
    });

    [TestMethod]
    public void StaysAsItIsWithoutNewIds() => Bytes.Sample(bytes =>
        SecretMounts.Rename(Dockerfile.Parse("Dockerfile", bytes), new Dictionary<string, string>()).Span.SequenceEqual(bytes));

    [TestMethod]
    public void KeepsItsLinesAndItsTargetsWithNewIds() => Bytes.Sample(bytes =>
    {
        var before = Dockerfile.Parse("Dockerfile", bytes);
        var newIds = before.SecretMounts.Select(mount => mount.Id).OfType<string>().Distinct().ToDictionary(id => id, _ => "new");

        var after = Dockerfile.Parse("Dockerfile", SecretMounts.Rename(before, newIds));

        Assert.AreEqual(bytes.Count(one => one == '\n'), after.Text.Span.Count((byte)'\n'));
        Assert.AreEqual(Describe(before, id => id is null ? null : "new"), Describe(after, id => id));
    });

    private static string Describe(Dockerfile dockerfile, Func<string?, string?> id) =>
        string.Join('\n', dockerfile.SecretMounts.Select(mount => $"{id(mount.Id)} {mount.Target} {mount.EnvironmentVariable} {mount.Required} {mount.Line}"));
}
