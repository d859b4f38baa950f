using System.Collections.Frozen;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Policy;

[TestClass]
public sealed class AcceptedFindings
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly BaselineEntry Entry = new("app/appsettings.json", "sample-rule", SampleFinding.ByRule.Fingerprint, "old");

    [TestMethod]
    [DataRow(0, true, DisplayName = "on the last day")]
    [DataRow(-1, false, DisplayName = "a day later")]
    public void ByAnItemAreSoUntilItExpires(int daysLeft, bool accepted)
    {
        var triage = Load(Items("sample-rule", Today.AddDays(daysLeft)));

        var suppressed = triage.Suppress(SampleFinding.ByRule);

        Assert.AreEqual(accepted, suppressed is not null);
        Assert.HasCount(accepted ? 0 : 1, triage.Remarks);
        Assert.IsTrue(triage.Remarks.All(remark => remark.Code == DiagnosticCodes.ExpiredSuppression && remark.Text.Contains("sample-rule", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void SayWhatAcceptsThemAndWhy()
    {
        var suppressed = Load(Items("sample-rule", Today)).Suppress(SampleFinding.ByRule)!;

        Assert.AreEqual((SuppressionKind.Item, "SecretSafeSuppress 'sample-rule'", "test data", (DateOnly?)Today), (suppressed.Kind, suppressed.By, suppressed.Reason, suppressed.Expires));
        Assert.AreSame(SampleFinding.ByRule, suppressed.Finding);
    }

    [TestMethod]
    public void AreThoseOfABaselineByFingerprint()
    {
        var triage = new Triage { Baseline = new([Entry]) };

        Assert.AreEqual((SuppressionKind.Baseline, "old"), (triage.Suppress(SampleFinding.ByRule)!.Kind, triage.Suppress(SampleFinding.ByRule)!.Reason));
        Assert.IsNull(triage.Suppress(SampleFinding.ByRule with { Fingerprint = "ssc1:ffffffffffffffffffff" }));
    }

    [TestMethod]
    public void AreNeverKnownSecretsOfABaseline() => Assert.IsNull(new Triage { Baseline = new([Entry]) }.Suppress(SampleFinding.Known));

    [TestMethod]
    public void ByACommentAreSoBeforeAllElse() => Assert.AreEqual(
        SuppressionKind.Inline,
        (Load(Items("sample-rule", Today)) with { Baseline = new([Entry]) }).Suppress(SampleFinding.ByRule with { Allowance = new InlineAllowance("a.cs", 1, "x") })!.Kind);

    [TestMethod]
    public void ThatAreGoneLeaveAMessageForEachItemAndOneForTheBaseline()
    {
        var triage = Load(Items("sample-rule", Today)) with { Baseline = new([Entry, Entry with { Fingerprint = "ssc1:ffffffffffffffffffff" }]) };

        var unused = triage.Unused(FrozenSet.Create(Entry.Fingerprint));

        Assert.HasCount(2, unused);
        Assert.Contains("SecretSafeSuppress 'sample-rule' matches nothing", unused[0].Text);
        Assert.Contains("1 of 2 entries", unused[1].Text);
        Assert.IsTrue(unused.All(remark => remark.Weight == TriageRemark.Loudness.Message));
    }

    [TestMethod]
    public void InATrialAreOnlyKnownSecretsErrors()
    {
        var policy = new AuditPolicy { Triage = new Triage { Trial = new(Today, Today) } };

        Assert.IsFalse(policy.Fails(SampleFinding.ByRule with { Severity = Severity.Critical }));
        Assert.IsTrue(policy.Fails(SampleFinding.Known));
    }

    [TestMethod]
    public void BehindATrialAreErrorsAgain() => Assert.IsTrue(new AuditPolicy { Triage = new Triage { Trial = new(Today.AddDays(-1), Today) } }.Fails(SampleFinding.ByRule));

    [TestMethod]
    [DataRow(-3, "the trial ended on 2026-11-20")]
    [DataRow(0, "its last day is today")]
    [DataRow(1, "1 day left")]
    [DataRow(Trial.MaxDays, "180 days left")]
    public void InATrialSayHowLongItLasts(int days, string said) =>
        Assert.Contains(said, Assert.ContainsSingle(Load(new TriageSettings { TrialUntil = $"{Today.AddDays(days):yyyy-MM-dd}" }).Remarks).Text);

    [TestMethod]
    [DataRow("soon", "write it as 2027-12-31")]
    [DataRow("2027-11-23", "365 days ahead; a trial lasts at most 180 days, so write 2027-05-22")]
    [DataRow("9999-12-31", "days ahead")]
    public void InATrialWithoutAnEndAreRefused(string until, string why)
    {
        var problems = new List<SecretSafeException>();

        Load(new TriageSettings { TrialUntil = until }, problems);

        var problem = Assert.ContainsSingle(problems);
        Assert.AreEqual(("SSC1023", "SecretSafeTrialUntil"), (problem.Code.Id, problem.What));
        Assert.Contains(why, problem.Why);
    }

    [TestMethod]
    public void AreNoneWhenTheBaselineIsMissing()
    {
        var problems = new List<SecretSafeException>();

        Load(new TriageSettings { Baseline = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.json") }, problems);

        Assert.AreEqual("SSC1025", Assert.ContainsSingle(problems).Code.Id);
    }

    private static TriageSettings Items(string include, DateOnly expires) =>
        new() { Suppressions = [new SuppressionItem(include, [new("Reason", "test data"), new("Expires", $"{expires:yyyy-MM-dd}")])] };

    private static Triage Load(TriageSettings settings, List<SecretSafeException>? problems = null) =>
        Triage.Load(settings, FrozenSet.Create("sample-rule"), new FixedClock(Today), problems ?? []);
}
