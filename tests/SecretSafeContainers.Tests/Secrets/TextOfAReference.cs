using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tests.Secrets;

[TestClass]
public sealed class TextOfAReference
{
    [TestMethod]
    public void NamesAVariable() =>
        Assert.AreEqual(new SecretReference.Environment("feed", "FEED_TOKEN"), SecretReference.Parse("feed=env:FEED_TOKEN"));

    [TestMethod]
    public void NamesAFile() =>
        Assert.AreEqual(new SecretReference.File("pip.conf", @"C:\keys\a=b"), SecretReference.Parse(@"pip.conf=file:C:\keys\a=b"));

    [TestMethod]
    [DataRow("feed=env:FEED_TOKEN")]
    [DataRow("pip.conf=file:/etc/pip.conf")]
    public void SurvivesParsing(string text) => Assert.AreEqual(text, SecretReference.Parse(text).ToString());

    [TestMethod]
    [DataRow("feed=hunter2hunter2")]
    [DataRow("hunter2hunter2")]
    [DataRow("=env:hunter2")]
    [DataRow("feed=env:")]
    [DataRow("feed=ENV:hunter2")]
    [DataRow("feed=vault:hunter2")]
    public void IsNotRepeatedWhenWrong(string text)
    {
        var thrown = Assert.ThrowsExactly<SecretSafeException>(() => SecretReference.Parse(text));

        Assert.AreEqual(DiagnosticCodes.Usage, thrown.Code);
        Assert.DoesNotContain("hunter2", thrown.ToString());
    }
}
