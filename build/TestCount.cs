namespace SecretSafeContainers.Build;

/// <summary>How tests came out.</summary>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed; a test project that crashed or could not be understood counts as one.</param>
/// <param name="Skipped">Tests that did not run.</param>
internal readonly record struct TestCount(int Passed, int Failed, int Skipped)
{
    /// <summary>Nothing has run yet.</summary>
    public static TestCount None => default;

    /// <summary>A step that tests stand on failed.</summary>
    public static TestCount OneFailure => new(0, 1, 0);

    /// <summary>Both together.</summary>
    public static TestCount operator +(TestCount left, TestCount right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="skippingAllowed">False where everything that a test needs must be there.</param>
    public string? Judge(bool skippingAllowed) => this switch
    {
        { Failed: > 0 } => "something failed",
        { Passed: 0 } => "no test ran",
        { Skipped: > 0 } when !skippingAllowed => "tests were skipped, which is not allowed in continuous integration",
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
