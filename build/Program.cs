using SecretSafeContainers.Build;

IVerb[] verbs = [new Demo(), new Test(), new Pack(), new Bench(), new Engine(), new Likeness()];
using var interruption = new Interruption();

var verb = verbs.FirstOrDefault(verb => args is [var name, ..] && verb.Name == name);
if (verb is null)
{
    return ExitCodes.PrintUsage(verbs);
}

try
{
    return await verb.RunAsync(args[1..], interruption.Token);
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return ExitCodes.PrintUsage(verbs);
}
catch (StepFailedException failed)
{
    await Console.Error.WriteLineAsync($"{verb.Name}: {failed.Message}");
    return failed.ExitCode;
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync($"{verb.Name}: cancelled");
    return ExitCodes.Cancelled;
}
