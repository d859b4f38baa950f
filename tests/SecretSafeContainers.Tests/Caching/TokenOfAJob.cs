using System.Buffers.Text;
using System.Text;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Caching;

[TestClass]
public sealed class TokenOfAJob(TestContext context)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TestImage image = TestImage.Of([TestEntry.File("a", "text")]);

    [TestMethod]
    [DataRow(11, true)]
    [DataRow(9, false)]
    [DataRow(-30, false)]
    public async Task NeedsNoScanOfALayerThatWasThereBefore(int minutesLater, bool isKnown)
    {
        using var audits = new CachedAudits(context.CancellationToken);
        await audits.RunAsync(image);
        var token = Token(audits.Clock.Now + (minutesLater * Minute));
        audits.Clock.Now += TimeSpan.FromHours(1);

        var report = await audits.RunAsync(image, token);

        Assert.AreEqual(isKnown, report.Layers[0].Cached);
    }

    [TestMethod]
    public async Task IsOlderThanALayerStillWhenItsVerdictIsRenewed()
    {
        // arrange: the layer is there, then the token, then another secret makes the layer be scanned again
        using var audits = new CachedAudits(context.CancellationToken);
        await audits.RunAsync(image);
        audits.Clock.Now += TimeSpan.FromHours(1);
        var token = Token(audits.Clock.Now);
        audits.Clock.Now += TimeSpan.FromHours(1);
        Assert.IsFalse((await audits.RunAsync(image, "Qm3vPas-8h15T-Wz")).Layers[0].Cached);

        Assert.IsTrue((await audits.RunAsync(image, token)).Layers[0].Cached);
    }

    [TestMethod]
    public async Task IsFoundInALayerThatIsYounger()
    {
        using var audits = new CachedAudits(context.CancellationToken);
        var token = Token(audits.Clock.Now);
        audits.Clock.Now += TimeSpan.FromHours(1);
        var leaking = TestImage.Of([TestEntry.File("a", token)]);
        audits.Rules = [];
        await audits.RunAsync(leaking);

        var report = await audits.RunAsync(leaking, token);

        Assert.IsFalse(report.Layers[0].Cached);
        Assert.ContainsSingle(report.Findings);
    }

    [TestMethod]
    [DataRow("""{"iat":1000,"exp":2000}""", 1000)]
    [DataRow("""{"nbf":1000,"exp":2000}""", 1000)]
    [DataRow("""{"nbf":900,"exp":2000,"iat":1000}""", 900)]
    [DataRow("""{"a":{"iat":1},"iat":1000,"b":[1,2],"exp":2000}""", 1000)]
    [DataRow("""{"iat":1000}""", null, DisplayName = "lives for ever")]
    [DataRow("""{"iat":1000,"exp":900000}""", null, DisplayName = "lives for longer than a job")]
    [DataRow("""{"iat":6000,"exp":7000}""", null, DisplayName = "is of the future")]
    [DataRow("""{"iat":1000,"exp":1000}""", null, DisplayName = "never lived")]
    [DataRow("""{"exp":2000}""", null, DisplayName = "does not say it")]
    [DataRow("""{"iat":"1000","exp":2000}""", null, DisplayName = "says it as text")]
    [DataRow("""{"iat":1e3,"exp":2000}""", null, DisplayName = "says it as a fraction")]
    [DataRow("""{"iat":1000,"exp":2000""", null, DisplayName = "is cut")]
    [DataRow("""["iat",1000]""", null, DisplayName = "is no object")]
    public void SaysItselfWhenItWasMinted(string claims, int? expected) =>
        Assert.AreEqual(expected, JobToken.MintTime(Encoding.UTF8.GetBytes(Token(claims)), DateTimeOffset.FromUnixTimeSeconds(5000))?.ToUnixTimeSeconds());

    [TestMethod]
    [DataRow("")]
    [DataRow("Nd9xTok-4f72Q-Lp")]
    [DataRow("a.b.c")]
    [DataRow("https://user:{0}@host.test")]
    [DataRow("{0}.more")]
    [DataRow("{0}{0}")]
    [DataRow("x{0}")]
    public void IsNothingElse(string around) =>
        Assert.IsNull(JobToken.MintTime(Encoding.UTF8.GetBytes(around.Replace("{0}", Token("""{"iat":1000,"exp":2000}"""), StringComparison.Ordinal)), DateTimeOffset.FromUnixTimeSeconds(5000)));

    private static string Token(DateTimeOffset minted) => Token($$"""{"iat":{{minted.ToUnixTimeSeconds()}},"exp":{{(minted + TimeSpan.FromHours(6)).ToUnixTimeSeconds()}}}""");

    // Signed by nobody: assembled here.
    private static string Token(string claims) =>
        string.Join('.', Base64Url.EncodeToString("""{"alg":"RS256","typ":"JWT"}"""u8), Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims)), new string('s', 40));
}
