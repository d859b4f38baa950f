using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class OverlappingMatches
{
    [TestMethod]
    public void AreReportedOnceAsTheSurerRule()
    {
        // arrange
        var generic = Scanned.Rule("generic", "token=", @"token=(?<secret>\S+)", Confidence.Low);
        var issuer = Scanned.Rule("issuer", "tok_", "tok_[a-z]+");

        // act
        var scanned = Scanned.Of("token=tok_abcdef token=other", [generic, issuer]);

        // assert
        Assert.AreEqual("issuer 6 generic 23", string.Join(' ', scanned.Detections.Select(detection => $"{detection.Rule?.Id} {detection.Offset}")));
    }

    [TestMethod]
    public void OfOneRuleAreReportedAsTheLongest()
    {
        var rule = Scanned.Rule("key", "key=", "key=[a-z=]+");

        var detection = Assert.ContainsSingle(Scanned.Of("key=key=abc", [rule]).Detections);

        Assert.AreEqual((0L, 11), (detection.Offset, detection.Length));
    }

    [TestMethod]
    public void OfEquallySureRulesAreReportedAsTheGraver()
    {
        var grave = Scanned.Rule("b", "abc", "abcd") with { Severity = Severity.Critical };

        Assert.AreEqual("b", Assert.ContainsSingle(Scanned.Of("abcd", [Scanned.Rule("a", "abc", "abcd"), grave]).Detections).Rule?.Id);
    }

    [TestMethod]
    public void BesideEachOtherAreBothReported() =>
        Assert.HasCount(2, Scanned.Of("abcdxyzw", [Scanned.Rule("a", "abc", "abcd"), Scanned.Rule("b", "xyz", "xyzw")]).Detections);
}
