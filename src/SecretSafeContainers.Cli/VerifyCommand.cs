using System.CommandLine;

namespace SecretSafeContainers.Cli;

/// <summary><c>secretsafe verify</c>: options to a run.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var images = new Argument<string[]>("image")
        {
            Description = "What was pushed or saved: registry:HOST/REPOSITORY[:TAG|@DIGEST], archive:FILE, oci:DIR[:TAG], docker:NAME, podman:NAME, or a bare name, as in audit.",
            Arity = ArgumentArity.OneOrMore,
        };
        images.Validators.Add(result =>
        {
            // The parser takes an unknown option for an image's name.
            if (result.Tokens.Any(token => token.Value.StartsWith('-')))
            {
                result.AddError("unknown option");
            }
        });
        var reports = new Option<string[]>("--report") { Description = "A JSON report of an audit: <project>.audit.json of a build, or of this tool. Repeatable.", Required = true };
        var command = new Command("verify", "Fail unless there is a clean report for exactly these images, of every platform.") { images, reports };
        command.SetAction((parsed, cancellationToken) => new VerifyRun(terminal).RunAsync(parsed.GetValue(reports)!, parsed.GetValue(images)!, cancellationToken));
        return command;
    }
}
