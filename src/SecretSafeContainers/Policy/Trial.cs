using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Policy;

/// <summary>A time in which leaks by rule are warnings, to bring the package into an app that leaks already. Known secrets are errors at once.</summary>
/// <param name="Until">The last day of it.</param>
/// <param name="Today">The day on which is judged.</param>
public sealed record Trial(DateOnly Until, DateOnly Today)
{
    /// <summary>Days that a trial may last from today. One without an end would be the package turned off, with nobody noticing.</summary>
    public const int MaxDays = 180;

    /// <summary>True while it lasts, its last day included.</summary>
    public bool IsOn => Today <= Until;

    /// <summary>Days that are left after today; negative when it is over.</summary>
    public int DaysLeft => Until.DayNumber - Today.DayNumber;

    /// <summary>Parses <c>SecretSafeTrialUntil</c>.</summary>
    /// <param name="text">A day as <c>yyyy-MM-dd</c>.</param>
    /// <param name="today">The day on which is judged.</param>
    /// <exception cref="SecretSafeException">It is no day, or one more than <see cref="MaxDays"/> ahead (SSC1023).</exception>
    public static Trial Parse(string text, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        var until = SuppressionItem.ParseDay(text.Trim()) ?? throw new SecretSafeException(DiagnosticCodes.InvalidDate, "SecretSafeTrialUntil", "it is not a day; write it as 2027-12-31");
        var trial = new Trial(until, today);
        return trial.DaysLeft <= MaxDays ? trial : throw new SecretSafeException(
            DiagnosticCodes.InvalidDate, "SecretSafeTrialUntil", $"it is {trial.DaysLeft} days ahead; a trial lasts at most {MaxDays} days, so write {today.AddDays(MaxDays):yyyy-MM-dd} or an earlier day");
    }
}
