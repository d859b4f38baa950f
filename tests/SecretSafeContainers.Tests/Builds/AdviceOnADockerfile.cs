using SecretSafeContainers.Builds;
using SecretSafeContainers.Content;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Tests.Builds;

[TestClass]
public sealed class AdviceOnADockerfile
{
    private const string Mount = "RUN --mount=type=secret,id=pip.conf,target=/root/.pip/pip.conf pip install playlist";

    [TestMethod]
    [DataRow("v1", LeakForm.CopiedFile, true, false, true)]
    [DataRow("v2", LeakForm.FileRemovedLater, false, false, true)]
    [DataRow("v3", LeakForm.FileRemovedAfterUse, false, false, true)]
    [DataRow("v4", LeakForm.BuildArgument, false, true, false)]
    public void NamesTheMethodAndWhoSeesTheSecret(string method, LeakForm form, bool runtime, bool inspection, bool layers)
    {
        var point = DockerfileAdvice.Of(Dockerfiles.Dockerfiles.OfDemo(method)).Single();

        Assert.AreEqual(form, point.Form);
        Assert.AreEqual(new Exposure(runtime, inspection, layers), point.Exposure);
    }

    [TestMethod]
    public void HasNothingToSayOfASecretMount() => Assert.IsEmpty(DockerfileAdvice.Of(Dockerfiles.Dockerfiles.OfDemo("v5")));

    [TestMethod]
    [DataRow("v1")]
    [DataRow("v2")]
    [DataRow("v3")]
    public void WritesTheSecretMountForACopiedFile(string method)
    {
        var dockerfile = Dockerfiles.Dockerfiles.OfDemo(method);
        var point = DockerfileAdvice.Of(dockerfile).Single();

        // What is left is the instructions of v5.
        var corrected = Corrected(dockerfile);
        Assert.AreEqual(
            string.Join('\n', Dockerfiles.Dockerfiles.OfDemo("v5").Instructions.Select(instruction => instruction.Text.Replace("dst=", "target=", StringComparison.Ordinal))),
            string.Join('\n', corrected.Instructions.Select(instruction => instruction.Text)));
        Assert.AreEqual(Mount, corrected.Instructions[3].Text);
        Assert.AreEqual("<ContainerSecret Include=\"pip.conf\" File=\"pip.conf\" />", point.Item);
        Assert.AreEqual("docker build --secret id=pip.conf,src=pip.conf .", point.Command);
        Assert.AreEqual((5, 6), (point.Line, point.Column));
    }

    [TestMethod]
    public void WritesTheSecretMountForABuildArgument()
    {
        var point = DockerfileAdvice.Of(Dockerfiles.Dockerfiles.OfDemo("v4")).Single();

        Assert.AreEqual(
            "- 5: |- 6: RUN --mount=type=secret,id=secret export SECRET=\"$(cat /run/secrets/secret)\" && generate.sh ${SECRET} && pip install playlist && rm /root/.pip/pip.conf",
            string.Join('|', point.Changes.Select(change => $"- {change.Line}: {string.Join('/', change.NewLines)}")));
        Assert.AreEqual("<ContainerSecret Include=\"secret\" Environment=\"SECRET\" />", point.Item);
    }

    [TestMethod]
    [DataRow("COPY .npmrc package.json ./|RUN npm ci", "COPY package.json ./|RUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci")]
    [DataRow("COPY [\".npmrc\", \"a b\", \"/x/\"]|RUN npm ci", "COPY [\"a b\", \"/x/\"]|RUN --mount=type=secret,id=npmrc,target=/x/.npmrc npm ci")]
    [DataRow("COPY id_rsa /root/.ssh/|RUN apt-get update|RUN git clone x && rm -rf /root/.ssh", "RUN apt-get update|RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa git clone x")]
    [DataRow("ADD conf/.netrc /root/.netrc|RUN --network=none \\|  curl -n x && \\|  rm -f ~/.netrc && \\|  echo done", "RUN --mount=type=secret,id=netrc,target=/root/.netrc --network=none curl -n x \\|    && echo done")]
    [DataRow("ARG A=1 NPM_TOKEN B|RUN npm ci", "ARG A=1 B|RUN --mount=type=secret,id=npm_token export NPM_TOKEN=\"$(cat /run/secrets/npm_token)\" && npm ci")]
    [DataRow("ARG GH|RUN git clone https://u:${GH}@x.test/r", "RUN --mount=type=secret,id=gh export GH=\"$(cat /run/secrets/gh)\" && git clone https://u:${GH}@x.test/r")]
    [DataRow("ARG P|RUN curl -u me:$P https://x.test", "RUN --mount=type=secret,id=p export P=\"$(cat /run/secrets/p)\" && curl -u me:$P https://x.test")]
    [DataRow("ARG PAT|RUN <<EOF|login $PAT|EOF", "RUN --mount=type=secret,id=pat <<EOF|export PAT=\"$(cat /run/secrets/pat)\"|login $PAT|EOF")]
    [DataRow("ARG API_KEY|RUN [\"login\"]", "RUN --mount=type=secret,id=api_key,env=API_KEY [\"login\"]")]
    [DataRow("ENV DB_PASSWORD=$X", "")]
    [DataRow("RUN --mount=type=secret,id=n cp /run/secrets/n ~/.npmrc && npm ci", "RUN --mount=type=secret,id=n,target=/root/.npmrc npm ci")]
    [DataRow("RUN --mount=type=secret,id=n cat /run/secrets/n > /etc/x", "")]
    public void WritesTheCorrectedLines(string written, string corrected)
    {
        var dockerfile = Dockerfiles.Dockerfiles.Of(["FROM a", "WORKDIR /app", .. written.Split('|')]);

        var rest = System.Text.Encoding.UTF8.GetString(Corrected(dockerfile).Text.Span).TrimEnd('\n').Split('\n')[2..];

        Assert.AreEqual(corrected, string.Join('|', rest));
    }

    [TestMethod]
    [DataRow("ARG TOKEN_URL")]
    [DataRow("ARG PASSWORD_FILE=/run/x")]
    [DataRow("ENV ASPNETCORE_URLS=http://+:8080 DOTNET_USE_POLLING_FILE_WATCHER=true")]
    [DataRow("ENV USE_TOKEN=true")]
    [DataRow("ENV TOKEN=")]
    [DataRow("ENV SECRET_PATH=/run/secrets/x API_KEY=/run/secrets/key")]
    [DataRow("ARG PUBLIC_KEY_TOKEN")]
    [DataRow("ARG COMPATIBILITY=1")]
    [DataRow("ARG PORT\nRUN curl http://localhost:${PORT}/health")]
    [DataRow("ARG U\nRUN docker login -u $U --password-stdin")]
    [DataRow("ENV TEST_PASS_RATE=high MYSQL_ALLOW_EMPTY_PASSWORD=yes TOKENIZERS_PARALLELISM=x GPG_KEY=E3FF28")]
    [DataRow("COPY id_rsa.pub /root/.ssh/authorized_keys")]
    [DataRow("COPY ca.pem certs/server-cert.pem tls.crt /etc/ssl/")]
    [DataRow("COPY .env.example /app/")]
    [DataRow("COPY . /app")]
    [DataRow("RUN --mount=type=secret,id=t TOKEN=$(cat /run/secrets/t) && curl -u me:$TOKEN https://x.test")]
    [DataRow("RUN --mount=type=secret,id=n cp /run/secrets/n /root/.npmrc && npm ci && rm /root/.npmrc")]
    [DataRow("RUN --mount=type=secret,id=n cat /run/secrets/n > /dev/null")]
    public void LeavesHarmlessLinesAlone(string line) =>
        Assert.IsEmpty(DockerfileAdvice.Of(Dockerfiles.Dockerfiles.Of("FROM a", line, "RUN x")).Select(point => point.Why));

    [TestMethod]
    public void BelievesTheContentOfAFileThatIsThere()
    {
        var dockerfile = Dockerfiles.Dockerfiles.Of("FROM a", "COPY nuget.config .", "COPY .npmrc .");

        var points = DockerfileAdvice.Of(dockerfile, holdsCredential: file => file == ".npmrc");

        Assert.AreEqual("npmrc", points.Single().SecretId);
    }

    [TestMethod]
    public void KnowsThatAnotherStageIsNotInTheImage()
    {
        var points = DockerfileAdvice.Of(Dockerfiles.Dockerfiles.Of(
            "FROM a AS unused", "COPY .netrc /", "FROM a AS build", "COPY .npmrc /", "FROM a", "COPY --from=build /app /app"));

        Assert.AreEqual(("npmrc", default), (points.Single().SecretId, points.Single().Exposure));
    }

    [TestMethod]
    public void KnowsTheWorkingDirectoryOfTheStageBelow()
    {
        var point = DockerfileAdvice.Of(Dockerfiles.Dockerfiles.Of("FROM a AS base", "WORKDIR /srv/", "WORKDIR app", "FROM base", "COPY .npmrc ./", "RUN npm ci")).Single();

        Assert.AreEqual("RUN --mount=type=secret,id=npmrc,target=/srv/app/.npmrc npm ci", point.Changes[1].NewLines.Single());
    }

    [TestMethod]
    public void TakesAGlobalArgumentAndItsStageForOnePoint()
    {
        var dockerfile = Dockerfiles.Dockerfiles.Of("ARG TOKEN", "FROM a", "ARG TOKEN", "RUN login $TOKEN");

        Assert.HasCount(1, DockerfileAdvice.Of(dockerfile));
        Assert.HasCount(2, Corrected(dockerfile).Instructions);
    }

    private static Dockerfile Corrected(Dockerfile dockerfile)
    {
        var lines = System.Text.Encoding.UTF8.GetString(dockerfile.Text.Span).Split('\n').ToList();
        foreach (var change in DockerfileAdvice.Of(dockerfile).SelectMany(point => point.Changes).OrderByDescending(change => change.Line))
        {
            lines.RemoveRange(change.Line - 1, change.EndLine - change.Line + 1);
            lines.InsertRange(change.Line - 1, change.NewLines);
        }

        return Dockerfiles.Dockerfiles.Of(string.Join('\n', lines));
    }
}
