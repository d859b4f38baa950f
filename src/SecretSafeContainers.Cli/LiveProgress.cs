using SecretSafeContainers.Findings;
using Spectre.Console;

namespace SecretSafeContainers.Cli;

/// <summary>A line at the terminal that says how far an audit is, and is gone when it is over.</summary>
internal static class LiveProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs an audit under the line; where nobody looks, without it.</summary>
    /// <param name="terminal">Shows it on standard error: the output is the report's alone.</param>
    /// <param name="isWanted">False to show nothing.</param>
    /// <param name="audit">Tells how far it is.</param>
    public static Task<T> ShowAsync<T>(Terminal terminal, bool isWanted, Func<IProgress<AuditProgress>?, Task<T>> audit) =>
        isWanted && terminal.ShowsProgress ? DrawAsync(terminal, audit) : audit(null);

    // Apart, so that the library is loaded only to draw.
    private static Task<T> DrawAsync<T>(Terminal terminal, Func<IProgress<AuditProgress>?, Task<T>> audit)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error), Interactive = InteractionSupport.Yes });
        return console.Status().StartAsync("opening", context => audit(new ProgressPace(Interval, line => context.Status = Markup.Escape(Inert.Of(line)), TimeProvider.System)));
    }
}
