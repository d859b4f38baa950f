using SecretSafeContainers.Testing.Accuracy;

namespace SecretSafeContainers.Tests.Accuracy;

[TestClass]
public sealed class ShippedRules
{
    // Floors under what was measured (98.9 % and 0.3 %), so that a change that costs accuracy is seen.
    private const double LeastRecall = 0.98;
    private const double MostFalseAlarms = 0.005;

    /// <summary>Where <c>bench accuracy</c> wants the table.</summary>
    private const string TableVariable = "SECRETSAFE_ACCURACY_TABLE";

    [TestMethod]
    public void FindLeaksAndLeaveCleanTextsAlone()
    {
        // act
        var score = AccuracyScore.Of(AccuracySet.All());

        // assert
        if (Environment.GetEnvironmentVariable(TableVariable) is { Length: > 0 } path)
        {
            File.WriteAllText(path, score.ToString());
        }

        var mistakes = string.Join('\n', score.Mistakes.Take(40).Select(mistake => $"{mistake.Kind} {mistake.Path}"));
        Assert.IsGreaterThanOrEqualTo(LeastRecall, score.Recall, $"{score}{mistakes}");
        Assert.IsLessThanOrEqualTo(MostFalseAlarms, score.FalseAlarms, $"{score}{mistakes}");
    }

    [TestMethod]
    public void LeaveHostileTextsAlone()
    {
        // act
        var score = AccuracyScore.Of(AccuracySet.All().Where(labelled => labelled.Kind is "hostile text" or "look-alike"));

        // assert
        Assert.IsEmpty(score.Mistakes.Select(mistake => $"{mistake.Path} {mistake.Text[..Math.Min(mistake.Text.Length, 40)]}"));
    }

    [TestMethod]
    public void FindTheCredentialInEveryFileOfATool()
    {
        // act
        var score = AccuracyScore.Of(AccuracySet.All().Where(labelled => labelled.Kind.StartsWith("settings of", StringComparison.Ordinal) || labelled.Kind.StartsWith("the same without", StringComparison.Ordinal)));

        // assert
        Assert.IsEmpty(score.Mistakes.Select(mistake => $"{mistake.Path} {mistake.Text[..Math.Min(mistake.Text.Length, 16)]}"));
    }
}
