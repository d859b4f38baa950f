using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Engines.Builds;

namespace SecretSafeContainers.Engines.Tests.Builds;

[TestClass]
public sealed class PlaceOfAStep
{
    private const string Text = """
        # a comment
        ARG N=7
        FROM alpine AS build
        RUN apk add \
            # inside
            git
        RUN make $N ${OTHER:-x}/y
        COPY ["a b", "/c"]
        RUN true
        FROM registry.example:5000/base/image:2
        RUN true
        RUN true
        ONBUILD RUN never
        RUN <<EOF
        echo document
        EOF
        copy --from=build /a(b)* /

        """;

    [TestMethod]
    [DataRow("[build 2/5] RUN apk add     git", 4)]
    [DataRow("[linux/arm64 build 2/5] RUN apk add git", 4)]
    [DataRow("[1/2 2/5] RUN apk add git", 4)]
    [DataRow("[build 3/5] RUN make 7 z/y", 7)]
    [DataRow("[build 3/5] RUN make 7 z/n", null)]
    [DataRow("[build 4/5] COPY [a b, /c]", null)]
    [DataRow("[build 4/5] COPY [\"a b\", \"/c\"]", 8)]
    [DataRow("[build 5/5] RUN true", 9)]
    [DataRow("[stage-1 2/4] RUN true", null, DisplayName = "two that are alike")]
    [DataRow("[stage-1 4/4] RUN never", null)]
    [DataRow("[stage-1 4/4] RUN <<EOF (echo document)", 14)]
    [DataRow("[stage-1 5/5] COPY --from=build /a(b)* /", 17)]
    [DataRow("[build 1/5] FROM docker.io/library/alpine:latest", null)]
    [DataRow("[internal] load metadata for docker.io/library/alpine:latest", 3)]
    [DataRow("[internal] load metadata for registry.example:5000/base/image:2", 10)]
    [DataRow("[internal] load metadata for registry.example:5000/base/image:3", null)]
    [DataRow("exporting to image", null)]
    [DataRow("", null)]
    public void IsTheFirstLineOfItsInstruction(string step, int? line) =>
        Assert.AreEqual(line, new StepPlace(Dockerfile.Parse("Dockerfile", System.Text.Encoding.UTF8.GetBytes(Text))).Find(step));
}
