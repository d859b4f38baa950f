using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Tests.Dockerfiles;

[TestClass]
public sealed class MountsOfSecrets
{
    [TestMethod]
    [DataRow("type=secret,id=pip", "pip", "/run/secrets/pip", null, false)]
    [DataRow("type=secret,id=a/b", "a/b", "/run/secrets/b", null, false)]
    [DataRow("TYPE=secret,ID=pip,dst=/root/.pip/pip.conf,required", "pip", "/root/.pip/pip.conf", null, true)]
    [DataRow("type=secret,id=pip,required=true,target=/x", "pip", "/x", null, true)]
    [DataRow("type=secret,id=pip,required=false", "pip", "/run/secrets/pip", null, false)]
    [DataRow("type=secret,id=pip,env=TOKEN", "pip", null, "TOKEN", false)]
    [DataRow("type=secret,id=pip,env=TOKEN,target=/x", "pip", "/x", "TOKEN", false)]
    [DataRow("type=secret,source=src", "src", "/run/secrets/src", null, false)]
    [DataRow("type=secret,target=/root/.netrc", ".netrc", "/root/.netrc", null, false)]
    [DataRow("type=secret,id=$X", null, "/run/secrets/$X", null, false)]
    [DataRow("\"type=secret,id=a b\"", "a b", "/run/secrets/a b", null, false)]
    [DataRow("type=secret,\\\"id=a,b\\\"", "a,b", "/run/secrets/a,b", null, false)]
    public void SayWhatIsMountedWhere(string mount, string? id, string? target, string? variable, bool required)
    {
        var found = Dockerfiles.Of("FROM a", $"RUN --mount={mount} x").SecretMounts.Single();

        Assert.AreEqual((id, target, variable, required), (found.Id, found.Target, found.EnvironmentVariable, found.Required));
    }

    [TestMethod]
    [DataRow("RUN --mount=type=cache,target=/x y")]
    [DataRow("RUN --mount=target=. y")]
    [DataRow("RUN --mount y")]
    [DataRow("RUN --mount= y")]
    [DataRow("RUN echo --mount=type=secret,id=x")]
    [DataRow("ONBUILD RUN --mount=type=secret,id=x y")]
    public void AreNoOthers(string instruction) => Assert.IsEmpty(Dockerfiles.Of("FROM a", instruction).SecretMounts);

    [TestMethod]
    [DataRow("type=secret,id=pip", "type=secret,id=pip-1,target=/run/secrets/pip")]
    [DataRow("type=secret,id=pip,required=true", "type=secret,id=pip-1,required=true,target=/run/secrets/pip")]
    [DataRow("type=secret,id=pip,target=/x", "type=secret,id=pip-1,target=/x")]
    [DataRow("type=secret,id=pip,env=X", "type=secret,id=pip-1,env=X")]
    [DataRow("type=secret,source=pip", "type=secret,source=pip-1,target=/run/secrets/pip")]
    [DataRow("type=secret,target=/root/pip", "type=secret,target=/root/pip,id=pip-1")]
    [DataRow("\"type=secret,id=pip\"", "\"type=secret,id=pip-1,target=/run/secrets/pip\"")]
    [DataRow("type=secret,id=p\\ip", "type=secret,id=p\\ip,id=pip-1,target=/run/secrets/pip")]
    [DataRow("type=secret,\\\nid=p\\\nip,\\\nenv=X", "type=secret,\\\nid=p\\\nip,\\\nenv=X,id=pip-1")]
    [DataRow("type=secret,\\\nid=pip,\\\nenv=X", "type=secret,\\\nid=pip-1,\\\nenv=X")]
    [DataRow("type=secret,id=other", "type=secret,id=other")]
    public void AreRenamedInPlace(string mount, string renamed)
    {
        var text = Rename($"# ä\r\nFROM a\r\nRUN --mount={mount} \\\r\n  --mount=type=cache,id=pip,target=/c y\r\n");

        Assert.AreEqual($"# ä\r\nFROM a\r\nRUN --mount={renamed} \\\r\n  --mount=type=cache,id=pip,target=/c y\r\n", text);
    }

    [TestMethod]
    public void KeepTheirTargetWhateverTheirIdIs()
    {
        var dockerfile = Dockerfiles.Of("FROM a", "RUN --mount=\"type=secret,id=a b\" --mount=type=secret,\\\"id=c,\\\"\\\"d\\\" y");

        var renamed = Dockerfile.Parse("Dockerfile", SecretMounts.Rename(dockerfile, new Dictionary<string, string> { ["a b"] = "one", ["c,\"d"] = "two" }));

        Assert.AreEqual("one:/run/secrets/a b|two:/run/secrets/c,\"d", string.Join('|', renamed.SecretMounts.Select(mount => $"{mount.Id}:{mount.Target}")));
    }

    [TestMethod]
    public void RefuseANewIdThatCouldMeanMore() =>
        Assert.ThrowsExactly<ArgumentException>(() => SecretMounts.Rename(Dockerfiles.Of("FROM a"), new Dictionary<string, string> { ["pip"] = "a,target=/b" }));

    private static string Rename(string text) =>
        System.Text.Encoding.UTF8.GetString(SecretMounts.Rename(Dockerfiles.Of(text), new Dictionary<string, string> { ["pip"] = "pip-1" }).Span);
}
