using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Local;

/// <summary>Finds out which engine has an image of a bare name: docker is asked first, then podman.</summary>
internal static class NamedImage
{
    /// <summary>Opens the first that is found; null, and every place that was tried, if no engine has it. The caller disposes it.</summary>
    /// <exception cref="SecretSafeException">It cannot be read.</exception>
    public static async Task<(SavedImage? Image, string Tried)> OpenAsync(string name, CancellationToken cancellationToken)
    {
        List<string> tried = ["there is no such file or folder"];
        LocalEngine[] engines = [new DockerEngine(), new PodmanEngine()];
        foreach (var engine in engines)
        {
            using (engine)
            {
                var (image, why) = await InspectAsync(engine, name, cancellationToken).ConfigureAwait(false);
                if (image is not null)
                {
                    return (await engine.OpenByIdAsync(image.Id, name, cancellationToken).ConfigureAwait(false), "");
                }

                tried.Add(why);
            }
        }

        return (null, string.Join("; ", tried));
    }

    private static async Task<(EngineImage? Image, string Why)> InspectAsync(LocalEngine engine, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await engine.InspectAsync(name, cancellationToken).ConfigureAwait(false), $"{engine.Name} has no such image");
        }
        catch (SecretSafeException failure)
        {
            return (null, failure.Why);
        }
    }
}
