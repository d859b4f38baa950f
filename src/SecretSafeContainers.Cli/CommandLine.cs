using System.CommandLine;
using System.Globalization;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Cli;

/// <summary>The commands, and what every one of them does about errors.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs; returns the exit code. Never throws for bad input.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var error = terminal.Error;
        if (args is ["audit", ..])
        {
            // It is the making of the code that takes long, of the parser's too.
            Rehearsal.BeginScan(policy => new TextReportWriter(policy, color: false));
        }

        var root = new RootCommand("Finds leaked credentials in every layer of a container image.");
        foreach (var create in CommandsFor(args))
        {
            root.Add(create(terminal));
        }

        if (args.Length == 0)
        {
            await root.Parse("--help").InvokeAsync(new InvocationConfiguration { Output = terminal.Text, Error = error }).ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // A parser quotes what it did not understand, and that may be a secret typed in the wrong place: name the option, not the text.
            await Fail(error, DiagnosticCodes.Usage, UsageErrors.Describe(parsed)).ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            var settings = new InvocationConfiguration { Output = terminal.Text, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(settings).ConfigureAwait(false);
        }
        catch (SecretSafeException failure)
        {
            await (failure.Line is { } line
                ? Say(error, string.Create(CultureInfo.InvariantCulture, $"{failure.What}({line},{failure.Column ?? 1}): error {failure.Code.Id}: {failure.Why}"))
                : Fail(error, failure.Code, $"{failure.What}: {failure.Why}")).ConfigureAwait(false);
            return failure.Code.Id.StartsWith("SSC1", StringComparison.Ordinal) ? ExitCode.Usage : ExitCode.Incomplete;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("secretsafe: cancelled").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
#pragma warning disable CA1031 // The outermost frame: a fault of ours must not look like a verdict, and its text may quote content.
        catch (Exception fault)
        {
            await error.WriteLineAsync($"secretsafe: internal error: {fault.GetType().Name}. Please report it.").ConfigureAwait(false);
            if (Environment.GetEnvironmentVariable("SECRETSAFE_DEBUG") == "1")
            {
                await error.WriteLineAsync(fault.StackTrace).ConfigureAwait(false);
            }

            return ExitCode.Internal;
        }
#pragma warning restore CA1031
    }

    // Only the one that is asked for is made: the parser does not need the others, and their options cost code to compile.
    private static Func<Terminal, Command>[] CommandsFor(string[] args) => args switch
    {
        ["audit", ..] => [AuditCommand.Create],
        ["baseline", ..] => [BaselineCommand.Create],
        ["verify", ..] => [VerifyCommand.Create],
        ["check", ..] => [CheckCommand.Create],
        ["rules", ..] => [RulesCommand.Create],
        ["explain", ..] => [ExplainCommand.Create],
        _ => [AuditCommand.Create, BaselineCommand.Create, VerifyCommand.Create, CheckCommand.Create, RulesCommand.Create, ExplainCommand.Create],
    };

    /// <summary>Writes one error in MSBuild's canonical form.</summary>
    internal static Task Fail(TextWriter error, DiagnosticCode code, string text) => Say(error, $"secretsafe : error {code.Id}: {text}");

    /// <summary>Writes a line. What was typed or stands in an image may be a credential: it passes the rules first.</summary>
    internal static async Task Say(TextWriter error, string text)
    {
        using var scanner = new ContentScanner(RuleCatalogue.All, []);
        using var redactor = new Redactor(scanner);
        await error.WriteLineAsync(redactor.Redact(text)).ConfigureAwait(false);
    }
}
