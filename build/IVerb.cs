namespace SecretSafeContainers.Build;

/// <summary>One thing that the repository can do for a developer.</summary>
internal interface IVerb
{
    /// <summary>The word on the command line.</summary>
    string Name { get; }

    /// <summary>The words that may follow it, for the usage text.</summary>
    string Arguments { get; }

    /// <summary>What it does, in one line.</summary>
    string Summary { get; }

    /// <summary>Does it.</summary>
    /// <param name="arguments">The words after the verb.</param>
    /// <param name="cancellationToken">Ends it, and its children with it.</param>
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken);
}
