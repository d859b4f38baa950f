namespace SecretSafeContainers.Dockerfiles;

/// <summary>A here-document of a RUN, COPY or ADD.</summary>
/// <param name="Name">What ends it: <c>EOF</c>.</param>
/// <param name="Content">Its lines, each with its end, as they stand.</param>
/// <param name="StripsTabs">True for <c>&lt;&lt;-</c>: leading tabs do not count.</param>
/// <param name="Expands">True if variables are expanded in it: no part of the name was quoted.</param>
/// <param name="Line">The line where its content begins, from 1.</param>
public sealed record DockerfileHeredoc(string Name, string Content, bool StripsTabs, bool Expands, int Line)
{
    /// <summary>Its place alone: the text may hold a secret.</summary>
    public override string ToString() => $"<<{Name} in line {Line}";
}
