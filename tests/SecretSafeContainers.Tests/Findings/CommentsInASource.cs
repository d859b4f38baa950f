using System.Text;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Tests.Findings;

[TestClass]
public sealed class CommentsInASource
{
    [TestMethod]
    [DataRow("// secretsafe:allow github-pat for the demo", "github-pat", "for the demo")]
    [DataRow("x = 1 # secretsafe:allow a.b-c why\r", "a.b-c", "why")]
    [DataRow("<!-- secretsafe:allow r it is public -->", "r", "it is public")]
    [DataRow("/* secretsafe:allow r it is public */ var x = 5;", "r", "it is public")]
    [DataRow("\"//\": \"secretsafe:allow r of a test\",", "r", "of a test", DisplayName = "JSON, which has no comments")]
    [DataRow("// secretsafe:allow r", "r", "")]
    [DataRow("// secretsafe:allow r --", "r", "")]
    public void AreReadInAnyLanguage(string text, string rule, string reason) =>
        Assert.AreEqual(new AllowComment(1, rule, reason), Assert.ContainsSingle(AllowComment.Of(Encoding.UTF8.GetBytes(text))));

    [TestMethod]
    [DataRow("// secretsafe:allowed r why")]
    [DataRow("// notsecretsafe:allow r why")]
    [DataRow("// secretsafe:allow")]
    [DataRow("// secretsafe: allow r why")]
    [DataRow("// SecretSafe:Allow r why")]
    [DataRow("// secretsafe:allow\n r why")]
    [DataRow("\0// secretsafe:allow r why", DisplayName = "in a binary file")]
    public void AreNothingElse(string text) => Assert.IsEmpty(AllowComment.Of(Encoding.UTF8.GetBytes(text)));

    [TestMethod]
    public void MayShareALine()
    {
        var comments = AllowComment.Of("\n\n# secretsafe:allow a one # secretsafe:allow b two"u8);

        Assert.AreEqual("AllowComment { Line = 3, Rule = a, Reason = one # } AllowComment { Line = 3, Rule = b, Reason = two }", string.Join(' ', comments));
    }

    [TestMethod]
    public void AreNotReadInALineThatNoPersonWrote() => Assert.IsEmpty(AllowComment.Of(Encoding.UTF8.GetBytes(new string(' ', 5000) + "secretsafe:allow r why")));
}
