using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tests.Rules;

[TestClass]
public sealed class PlaceholderText
{
    [TestMethod]
    [DataRow("${DB_PASSWORD}")]
    [DataRow("$DB_PASSWORD")]
    [DataRow("%DB_PASSWORD%")]
    [DataRow("<password>")]
    [DataRow("{{ password }}")]
    [DataRow("changeme123")]
    [DataRow("your_token_here")]
    [DataRow("xxxxxxxxxxxx")]
    [DataRow("********")]
    [DataRow("password1")]
    [DataRow("{0}")]
    [DataRow("$(Token)")]
    [DataRow("aabbaabbaabb")]
    public void IsRecognised(string text) => Assert.IsTrue(Placeholders.IsOne(text));

    [TestMethod]
    [DataRow("S0merset.Winter24")]
    [DataRow("h4Rd2Gu3$$me")]
    [DataRow("vk%^RnEvTZz3Q*Y")]
    [DataRow("correct horse battery")]
    public void IsNotARealPassword(string text) => Assert.IsFalse(Placeholders.IsOne(text));
}
