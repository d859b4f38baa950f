namespace SecretSafeContainers.Package.Tests;

/// <summary>How a <c>dotnet</c> command ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Log">Everything that it printed.</param>
internal sealed record PublishResult(int ExitCode, string Log)
{
    public void AssertSucceeds() => Assert.AreEqual(0, ExitCode, Log);

    public void AssertFailsWith(string code)
    {
        Assert.AreNotEqual(0, ExitCode, Log);
        Assert.Contains($"error {code}:", Log, Log);
    }

    public void AssertRanNothingOfOurs() => Assert.DoesNotContain("SecretSafe", Log, Log);
}
