namespace SecretSafeContainers.Dockerfiles;

/// <summary>A stage: what a FROM begins.</summary>
/// <param name="Index">Its position, from 0.</param>
/// <param name="Name">The name after AS, or null.</param>
/// <param name="Base">The image or stage that it starts from, as written: variables are not expanded.</param>
/// <param name="Line">The line of its FROM.</param>
public sealed record DockerfileStage(int Index, string? Name, string Base, int Line)
{
    /// <summary>Its place alone: the text may hold a secret.</summary>
    public override string ToString() => $"stage {Index} in line {Line}";
}
