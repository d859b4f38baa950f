using System.Text;
using CsCheck;
using SecretSafeContainers.Builds;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Tests.Builds;

/// <summary>Laws of the advice, whatever the Dockerfile.</summary>
[TestClass]
public sealed class AdviceOnAnyDockerfile
{
    private static readonly string[] Pieces =
    [
        "FROM a AS b\n", "FROM b\n", "RUN", "COPY", "ADD", "ONBUILD ", "ARG", "ENV", "WORKDIR", " TOKEN", "=x", " $TOKEN", " --mount=type=secret,id=pip", " --mount=type=secret,target=/x",
        " .npmrc", " /root/", " id_rsa", " .", " rm .npmrc", " npm ci", " && ", " ; ", " cp /run/secrets/pip /y", " cat /x > /z", "\"", "'", " \\\n", "\n", "\r\n", " <<EOF\n", "EOF\n",
        " [\"a\",\".npmrc\",\"/\"]", " --from=b", " --exclude=*", "# escape=`\n", " curl -u me:$TOKEN", "{", ")", " ${X:-.npmrc}", " [", "*",
    ];

    private static readonly Gen<Dockerfile> Any = Gen.Int[0, Pieces.Length - 1].Array[0, 30]
        .Select(pieces => Dockerfile.Parse("Dockerfile", Encoding.UTF8.GetBytes(string.Concat(pieces.Select(piece => Pieces[piece])))));

    [TestMethod]
    public void NamesLinesThatThereAre() => Any.Sample(dockerfile =>
    {
        foreach (var point in DockerfileAdvice.Of(dockerfile))
        {
            Assert.IsNotNull(dockerfile.Line(point.Line));
            Assert.IsTrue(point.Changes.All(change => dockerfile.Line(change.Line) is not null && change.Line <= change.EndLine && dockerfile.Line(change.EndLine) is not null));
            Assert.IsTrue(point.Changes.All(change => change.NewLines.All(line => !line.Contains('\n', StringComparison.Ordinal))));
        }
    });

    [TestMethod]
    public void ChangesNoLineTwiceForOnePoint() => Any.Sample(dockerfile => DockerfileAdvice.Of(dockerfile).All(point =>
        point.Changes.Zip(point.Changes.Skip(1)).All(pair => pair.First.EndLine < pair.Second.Line)));

    [TestMethod]
    public void NeverFailsToTellWhatIsTaken() => Any.Sample(dockerfile =>
    {
        _ = MountCheck.Of(dockerfile, ["pip"]).ToList();
        _ = new BuildInputs { Dockerfile = dockerfile, Context = Path.GetTempPath(), Project = "", Reference = "x" }.ToImage();
    });
}
