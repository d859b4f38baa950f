using SecretSafeContainers.Cli;

using var memory = NativeMemory.GiveBackRegularly();
return await CommandLine.RunAsync(args, Terminal.OfThisProcess()).ConfigureAwait(false);
