using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class SecretsInMemory
{
    private const string Value = "correct-horse-9";

    [TestMethod]
    public void AreNotPrinted()
    {
        // arrange
        using var secret = Scanned.Secret("word", Value);
        var detection = Assert.ContainsSingle(Scanned.Of("x " + Value, [], secret).Detections);
        var forms = SecretForms.Of(Encoding.UTF8.GetBytes(Value));

        // act
        var printed = $"{secret} {detection} {string.Join(' ', forms)} {detection.Location}";

        // assert
        Assert.DoesNotContain("horse", printed);
    }

    [TestMethod]
    public void AreZeroedWithTheirForms()
    {
        var form = SecretForms.Of(Encoding.UTF8.GetBytes(Value))[0];

        form.Dispose();

        Assert.IsTrue(form.Bytes.All(value => value == 0));
    }

    [TestMethod]
    public void AreGoneFromADisposedScanner()
    {
        // arrange
        using var secret = Scanned.Secret("word", Value);
        var plan = SearchPlan.For([], [secret], DetectionLimits.MatchTimeout);
        var target = (SearchTarget.Known)plan.TargetOf(0);

        // act
        plan.Dispose();

        // assert
        Assert.IsTrue(target.Value.All(value => value == 0) && target.Form.Bytes.All(value => value == 0));
    }

    [TestMethod]
    public void AreNotLookedForByADisposedScanner()
    {
        var scanner = new ContentScanner([], []);
        scanner.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => scanner.Scan(default, new(ContentChannel.File), []));
    }
}
