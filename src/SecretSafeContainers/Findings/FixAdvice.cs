using SecretSafeContainers.Content;

namespace SecretSafeContainers.Findings;

/// <summary>What to change so that a secret no longer enters the image, by the channel through which it came.</summary>
internal static class FixAdvice
{
    public static string For(ContentLocation location) => location.Channel switch
    {
        _ when location.IsInLog => "Delete the log and do not keep it as an artifact of the build; keep the value out of command lines, properties and messages.",
        ContentChannel.Publish => "Keep it out of the publish folder (CopyToPublishDirectory=\"Never\" on the item, or remove the value) and read it at run time from the environment or a mounted secret.",
        ContentChannel.File => "Keep it out of the layer: a later delete does not remove it. In a Dockerfile use RUN --mount=type=secret instead of COPY; in a project keep the file out of the publish folder.",
        ContentChannel.FileName or ContentChannel.Link or ContentChannel.Xattr => "Give files, links and attributes names that hold no secret.",
        ContentChannel.History => "Use RUN --mount=type=secret instead of ARG, ENV or a literal: every instruction's text stays in the history.",
        ContentChannel.Env => "Remove the variable from the image and set it when the container is started.",
        ContentChannel.Label or ContentChannel.Annotation => "Remove the value from the label or annotation: everybody who can pull the image can read it.",
        ContentChannel.Attestation => "Keep it out of the Dockerfile and of build arguments: the provenance records both. Use RUN --mount=type=secret.",
        _ => "Remove the value from the image's configuration and pass it when the container is started.",
    };
}
