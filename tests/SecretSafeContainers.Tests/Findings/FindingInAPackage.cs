using SecretSafeContainers.Findings;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Findings;

[TestClass]
public sealed class FindingInAPackage
{
    [TestMethod]
    [DataRow("app/node_modules/some/test/keys.js")]
    [DataRow("usr/lib/python3/dist-packages/some/tests/test_key.py")]
    [DataRow("usr/lib/python3.13/test/keys.pem")]
    [DataRow("usr/share/doc/some/examples/config")]
    [DataRow("root/go/pkg/mod/some.test/mod@v1/testdata/key.pem")]
    [DataRow("app/node_modules/some/README.md")]
    [DataRow("usr/lib/x86_64-linux-gnu/libsome.so.30.1")]
    public void IsLowInItsTestsAndDocumentsWhateverTheRule(string path) => Assert.AreEqual(Severity.Low, At(path, Confidence.High));

    [TestMethod]
    [DataRow("app/node_modules/some/index.js")]
    [DataRow("usr/local/lib/python3.13/site-packages/some/settings.py")]
    public void IsLowIfOnlyANameSaysSo(string path)
    {
        Assert.AreEqual(Severity.Low, At(path, Confidence.Low));
        Assert.AreEqual(Severity.High, At(path, Confidence.Medium));
    }

    [TestMethod]
    [DataRow("app/test/keys.js")]
    [DataRow("app/tests/README.md")]
    [DataRow("app/appsettings.json")]
    [DataRow("usr/share/nginx/html/main.js")]
    [DataRow("usr/local/bin/server")]
    public void IsAsGraveAsItsRuleElsewhere(string path) => Assert.AreEqual(Severity.High, At(path, Confidence.Low));

    private static Severity At(string path, Confidence confidence) => PackageContent.At(Scanned.Location with { Path = path }, Scanned.Rule("any", "any", "any", confidence));
}
