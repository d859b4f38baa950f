using System.Text.Json;
using System.Text.Json.Nodes;
using SecretSafeContainers.Builds;
using SecretSafeContainers.Content;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Builds;

/// <summary>Histories as docker 20.10 (BuildKit and its old builder) and podman 4.3 wrote them; "-" in front means no layer.</summary>
[TestClass]
public sealed class SourcesOfABuiltImage : IDisposable
{
    private const string Text = """
        ARG BASE=busybox
        FROM ${BASE} AS build
        RUN echo built > /built
        FROM ${BASE}
        ARG SECRET
        ARG DEST=/opt
        ENV A=1 B="two words"
        ENV OLD old form
        LABEL team=x \
              other="y z"
        WORKDIR /app
        COPY --chown=0:0 pip generate.sh /usr/bin/
        COPY pip.conf ${DEST}/pip.conf
        COPY pip .
        COPY --from=build /built /built
        RUN echo one && \
            # a comment
            echo two
        RUN ["/bin/sh", "-c", "echo exec form"]
        RUN echo "$SECRET" > /dev/null
        EXPOSE 8080
        USER 1000
        VOLUME /data
        STOPSIGNAL SIGTERM
        HEALTHCHECK CMD true
        ENTRYPOINT ["/bin/sh"]
        CMD ["cat", "/x"]
        """;

    private static readonly string[] BuildKit =
    [
        "", "-ARG SECRET", "-ARG DEST=/opt", "-ENV A=1 B=two words", "-ENV OLD=old form", "-LABEL team=x other=y z", "WORKDIR /app",
        "COPY pip generate.sh /usr/bin/ # buildkit", "COPY pip.conf /opt/pip.conf # buildkit", "COPY pip . # buildkit", "COPY /built /built # buildkit",
        "RUN |2 SECRET=sss DEST=/opt /bin/sh -c echo one &&     echo two # buildkit", "RUN |2 SECRET=sss DEST=/opt /bin/sh -c echo exec form # buildkit",
        "RUN |2 SECRET=sss DEST=/opt /bin/sh -c echo \"$SECRET\" > /dev/null # buildkit", "-EXPOSE map[8080/tcp:{}]", "-USER 1000", "-VOLUME [/data]", "-STOPSIGNAL SIGTERM",
        "-HEALTHCHECK &{[\"CMD-SHELL\" \"true\"] \"0s\" \"0s\" \"0s\" '\\x00'}", "-ENTRYPOINT [\"/bin/sh\"]", "-CMD [\"cat\" \"/x\"]",
    ];

    private static readonly string[] OldBuilder =
    [
        "", "-/bin/sh -c #(nop)  ARG SECRET", "-/bin/sh -c #(nop)  ARG DEST=/opt", "-/bin/sh -c #(nop)  ENV A=1 B=two words", "-/bin/sh -c #(nop)  ENV OLD=old form",
        "-/bin/sh -c #(nop)  LABEL team=x other=y z", "/bin/sh -c #(nop) WORKDIR /app", "/bin/sh -c #(nop) COPY --chown=0:0multi:85123c08 in /usr/bin/ ",
        "/bin/sh -c #(nop) COPY file:b08625bb in /opt/pip.conf ", "/bin/sh -c #(nop) COPY file:3880c5a5 in . ", "/bin/sh -c #(nop) COPY file:a50c4b0d in /built ",
        "-|2 DEST=/opt SECRET=sss /bin/sh -c echo one &&     echo two", "-|2 DEST=/opt SECRET=sss /bin/sh -c echo exec form", "-|2 DEST=/opt SECRET=sss /bin/sh -c echo \"$SECRET\" > /dev/null",
        "-/bin/sh -c #(nop)  EXPOSE 8080", "-/bin/sh -c #(nop)  USER 1000", "-/bin/sh -c #(nop)  VOLUME [/data]", "-/bin/sh -c #(nop)  STOPSIGNAL SIGTERM",
        "-/bin/sh -c #(nop)  HEALTHCHECK &{[\"CMD-SHELL\" \"true\"] \"0s\"}", "-/bin/sh -c #(nop)  ENTRYPOINT [\"/bin/sh\"]", "-/bin/sh -c #(nop)  CMD [\"cat\" \"/x\"]",
    ];

    private static readonly string[] Buildah =
    [
        "", "-/bin/sh -c #(nop) ARG SECRET", "-/bin/sh -c #(nop) ARG DEST SECRET", "-/bin/sh -c #(nop) ENV A=1 B=\"two words\"", "-/bin/sh -c #(nop) ENV OLD old form",
        "-/bin/sh -c #(nop) LABEL team=x       other=\"y z\"", "-/bin/sh -c #(nop) WORKDIR /app", "/bin/sh -c #(nop) COPY multi:e560f4fd in /usr/bin/ ",
        "/bin/sh -c #(nop) COPY file:d6cf80cb in ${DEST}/pip.conf ", "/bin/sh -c #(nop) COPY file:a9570538 in . ", "/bin/sh -c #(nop) COPY file:f231ca7c in /built ",
        "|2 DEST=/opt SECRET=sss /bin/sh -c echo one &&     echo two", "|2 DEST=/opt SECRET=sss /bin/sh -c [\"/bin/sh\", \"-c\", \"echo exec form\"]",
        "|2 DEST=/opt SECRET=sss /bin/sh -c echo \"$SECRET\" > /dev/null", "-/bin/sh -c #(nop) EXPOSE 8080", "-/bin/sh -c #(nop) USER 1000", "-/bin/sh -c #(nop) VOLUME /data",
        "-/bin/sh -c #(nop) STOPSIGNAL SIGTERM", "-/bin/sh -c #(nop) HEALTHCHECK CMD true", "-/bin/sh -c #(nop) ENTRYPOINT [\"/bin/sh\"]", "-/bin/sh -c #(nop) CMD [\"cat\", \"/x\"]",
    ];

    private readonly TemporaryFolder folder = new();

    [TestMethod]
    [DataRow("BuildKit")]
    [DataRow("OldBuilder")]
    [DataRow("Buildah")]
    public void AreTheInstructionsThatWroteItsHistory(string builder)
    {
        var sources = SourcesOf(Text, HistoryOf(builder));

        var lines = Enumerable.Range(0, 21).Select(index => sources.Locate(new(ContentChannel.History) { Pointer = $"/history/{index}/created_by" }, 1, 1)?.Line);

        Assert.AreEqual(",5,6,7,8,9,11,12,13,14,15,16,19,20,21,22,23,24,25,26,27", string.Join(',', lines));
    }

    [TestMethod]
    [DataRow("BuildKit", ",11,12,13,14,15,16,19,20")]
    [DataRow("OldBuilder", ",11,12,13,14,15")]
    [DataRow("Buildah", ",12,13,14,15,16,19,20")]
    public void AreTheInstructionsThatMadeItsLayers(string builder, string expected)
    {
        var sources = SourcesOf(Text, HistoryOf(builder));

        var lines = HistoryOf(builder).Where(line => !line.StartsWith('-')).Select((_, layer) => sources.Locate(new(ContentChannel.File) { Layer = layer, Path = "x" }, 1, 1)?.Line);

        Assert.AreEqual(expected, string.Join(',', lines));
    }

    [TestMethod]
    [DataRow(ContentChannel.Env, "/config/Env/2", "B", 7, 9)]
    [DataRow(ContentChannel.Env, "/config/Env/0", "PATH", null, null)]
    [DataRow(ContentChannel.Label, "/config/Labels/other", "other", 10, 7)]
    [DataRow(ContentChannel.Config, "/config/Cmd/1", null, 27, 1)]
    [DataRow(ContentChannel.Config, "/config/User", null, 22, 1)]
    [DataRow(ContentChannel.Config, "/config/Volumes/~1data", null, 23, 1)]
    [DataRow(ContentChannel.Config, "/architecture", null, null, null)]
    [DataRow(ContentChannel.Attestation, "/predicate/invocation/parameters/args/build-arg:SECRET", null, 5, 5)]
    public void AreTheLinesOfItsConfig(ContentChannel channel, string pointer, string? key, int? line, int? column)
    {
        var source = SourcesOf(Text, BuildKit).Locate(new(channel) { Pointer = pointer, Key = key }, 1, 1);

        Assert.AreEqual((line, column), (source?.Line, source?.Column));
    }

    [TestMethod]
    public void CarryTheCorrectedLines()
    {
        var demo = Dockerfiles.Dockerfiles.OfDemo("v4");
        string[] history = ["", "COPY pip generate.sh /usr/bin/ # buildkit", "-ARG SECRET", "RUN |1 SECRET=x /bin/sh -c generate.sh ${SECRET} && pip install playlist && rm /root/.pip/pip.conf # buildkit", "-CMD [\"cat\" \"/root/.pip/pip.conf\"]"];

        var source = SourcesOf(demo, history).Locate(new(ContentChannel.History) { Pointer = "/history/3/created_by" }, 1, 1);

        Assert.AreEqual(6, source!.Line);
        Assert.Contains("--mount=type=secret,id=secret", source.Fix!);
    }

    [TestMethod]
    [DataRow("ADD file:5b7b in / |-CMD [\"sh\"]|RUN /bin/sh -c flattened", DisplayName = "a history that is not of this Dockerfile")]
    [DataRow("", DisplayName = "a history of one line")]
    public void AreUnknownWhereNothingFits(string history)
    {
        var sources = SourcesOf(Text, history.Split('|'));

        Assert.IsTrue(Enumerable.Range(0, 3).All(index => sources.Locate(new(ContentChannel.History) { Pointer = $"/history/{index}/created_by" }, 1, 1) is null));
        Assert.IsNull(sources.Locate(new(ContentChannel.File) { Layer = 0, Path = "x" }, 1, 1));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{\"history\":[1,{\"created_by\":2}]}")]
    [DataRow("{\"history\":")]
    public void AreUnknownForADamagedConfig(string config)
    {
        var image = new Image { Reference = "x", Documents = [new(ImageDocumentKind.Config, "config", System.Text.Encoding.UTF8.GetBytes(config))] };

        Assert.IsNull(new DockerfileSources(Dockerfiles.Dockerfiles.Of(Text), image).Locate(new(ContentChannel.History) { Pointer = "/history/0/created_by" }, 1, 1));
    }

    public void Dispose() => folder.Dispose();

    private static string[] HistoryOf(string builder) => builder switch { "BuildKit" => BuildKit, "Buildah" => Buildah, _ => OldBuilder };

    private DockerfileSources SourcesOf(string text, string[] history) => SourcesOf(Dockerfiles.Dockerfiles.Of(text), history);

    private DockerfileSources SourcesOf(Dockerfile dockerfile, string[] history)
    {
        var config = new JsonObject
        {
            ["history"] = new JsonArray([.. history.Select(line => (JsonNode)new JsonObject { ["created_by"] = line.TrimStart('-'), ["empty_layer"] = line.StartsWith('-') })]),
        };
        var layer = FolderImage.Create(folder.FullPath).Layers[0];
        return new DockerfileSources(dockerfile, new Image
        {
            Reference = "x",
            Documents = [new(ImageDocumentKind.Config, "config", JsonSerializer.SerializeToUtf8Bytes(config))],
            Layers = [.. history.Where(line => !line.StartsWith('-')).Select(_ => layer)],
        });
    }
}
