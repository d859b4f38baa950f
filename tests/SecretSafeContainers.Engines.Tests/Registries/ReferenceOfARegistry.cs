using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;

namespace SecretSafeContainers.Engines.Tests.Registries;

[TestClass]
public sealed class ReferenceOfARegistry
{
    [TestMethod]
    [DataRow("alpine", "docker.io/library/alpine:latest")]
    [DataRow("some/app:2", "docker.io/some/app:2")]
    [DataRow("docker.io/alpine:3", "docker.io/library/alpine:3")]
    [DataRow("localhost:5000/a/b", "localhost:5000/a/b:latest")]
    [DataRow("localhost/a", "localhost/a:latest")]
    [DataRow("registry:5000/a:b", "registry:5000/a:b")]
    [DataRow("[::1]:5000/a:b", "[::1]:5000/a:b")]
    [DataRow("mcr.microsoft.com/dotnet/runtime-deps:10.0-noble", "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble")]
    [DataRow("a.example/x__y/z-1.2_3:T.a-g", "a.example/x__y/z-1.2_3:T.a-g")]
    public void IsReadAsDockerReadsIt(string text, string expected) => Assert.AreEqual(expected, RegistryReference.Parse(text).ToString());

    [TestMethod]
    public void GoesByItsDigestBeforeItsTag()
    {
        var digest = "sha256:" + new string('0', 64);

        Assert.AreEqual($"a.example/x@{digest}", RegistryReference.Parse($"a.example/x:1@{digest}").ToString());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("A.example/UPPER")]
    [DataRow("a.example/x:")]
    [DataRow("a.example/../x")]
    [DataRow("a.example/x@sha256:123")]
    [DataRow("https://a.example/x")]
    [DataRow("user:word@a.example/x")]
    [DataRow("a.example/x?y=1")]
    [DataRow("a.example/x\n")]
    public void ThatBreaksTheGrammarIsRefusedWithoutRepeatingIt(string text)
    {
        var failure = Assert.ThrowsExactly<SecretSafeException>(() => RegistryReference.Parse(text));

        Assert.AreSame(DiagnosticCodes.Usage, failure.Code);
        Assert.IsFalse(text.Length > 0 && failure.ToString().Contains(text, StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("localhost:5000", "", "http://localhost:5000/v2/")]
    [DataRow("127.0.0.1:5000", "", "http://127.0.0.1:5000/v2/")]
    [DataRow("[::1]:5000", "", "http://[::1]:5000/v2/")]
    [DataRow("registry.example.com", "", "https://registry.example.com/v2/")]
    [DataRow("registry.example.com:81", "other, registry.example.com:81", "http://registry.example.com:81/v2/")]
    [DataRow("docker.io", "", "https://registry-1.docker.io/v2/")]
    public void IsAskedForByTheRightScheme(string registry, string insecure, string expected)
    {
        var reference = new RegistryReference(registry, "base", "1", null) { InsecureRegistries = RegistryReference.ParseInsecureRegistries(insecure) };

        Assert.AreEqual(expected, reference.Endpoint.ToString());
    }
}
