using SecretSafeContainers.Builds;

namespace SecretSafeContainers.Tests.Builds;

[TestClass]
public sealed class SecretsThatAreMounted
{
    [TestMethod]
    [DataRow("type=secret,id=a", "a", "")]
    [DataRow("type=secret,id=a", "", "SSC3005 False a 2")]
    [DataRow("type=secret,id=a,required=true", "", "SSC3005 True a 2")]
    [DataRow("type=secret,id=a", "a,b", "SSC3006 False b ")]
    [DataRow("type=secret,id=$X", "b", "")]
    public void AreComparedWithThoseThatAreOffered(string mount, string offered, string expected)
    {
        var dockerfile = Dockerfiles.Dockerfiles.Of("FROM a", $"RUN --mount={mount} x");

        var points = MountCheck.Of(dockerfile, offered.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.AreEqual(expected, string.Join(';', points.Select(point => $"{point.Code} {point.IsError} {point.SecretId} {point.Line}")));
    }

    [TestMethod]
    public void AreNotAskedForByAStageThatIsNotBuilt() => Assert.IsEmpty(MountCheck.Of(
        Dockerfiles.Dockerfiles.Of("FROM a AS unused", "RUN --mount=type=secret,id=a,required=true x", "FROM a"), []));
}
