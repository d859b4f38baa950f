using BenchmarkDotNet.Running;
using SecretSafeContainers.Benchmarks;

// "figures" are what the build's bench prints; anything else goes to BenchmarkDotNet: --filter '*' runs all, with --job short in minutes.
if (args is ["figures"])
{
    await Figures.PrintAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Prefilter).Assembly).Run(args);
