using SecretSafeContainers.Publishing;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class LogsOfACommandLine : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("", "", DisplayName = "none")]
    [DataRow("-bl", "msbuild.binlog")]
    [DataRow("/bl", "msbuild.binlog")]
    [DataRow("--binaryLogger", "msbuild.binlog")]
    [DataRow("-bl:out/b.binlog", "out/b.binlog")]
    [DataRow("-bl:LogFile=b.binlog;ProjectImports=None", "b.binlog")]
    [DataRow("-BL:ProjectImports=None", "msbuild.binlog")]
    [DataRow("-fl", "msbuild.log")]
    [DataRow("-fl3", "msbuild3.log")]
    [DataRow("-flp:v=diag", "msbuild.log")]
    [DataRow("-flp2:v=diag;logfile=my log.txt|-fl2", "my log.txt")]
    [DataRow("-fl|-fileLoggerParameters:LogFile=a.log|-fl1|-flp1:LogFile=b.log|-bl", "a.log b.log msbuild.binlog")]
    [DataRow("-flp:LogFile=a.log|-flp:v=d", "a.log")]
    [DataRow("-blx|-nologo|bl|-p:bl=1|-flat", "")]
    [DataRow("/nologo|/nodemode:1|-bl", "", DisplayName = "a node that another process started")]
    public void AreThoseThatItNames(string line, string expected) => AssertLogs(expected, line);

    [TestMethod]
    public void AreThoseOfResponseFilesToo()
    {
        folder.Write("more.rsp", "# -bl:no.binlog\n-flp:\"LogFile=with space.log\"  -p:A=1\n");
        folder.Write("Directory.Build.rsp", "-bl:%MSBuildThisFileDirectory%auto.binlog");

        AssertLogs("auto.binlog with space.log", "@more.rsp");
        AssertLogs("with space.log", "@more.rsp|-noAutoResponse");
    }

    [TestMethod]
    public void AreThoseOfTheEnvironmentToo() => AssertLogs("env.binlog", "publish", "-bl:env.binlog");

    [TestMethod]
    public void WithAUniqueNameAreThoseOfThisBuild()
    {
        folder.Write("log-old.binlog", "");
        File.SetLastWriteTimeUtc(folder["log-old.binlog"], DateTime.UtcNow.AddHours(-1));
        folder.Write("log-new.binlog", "");

        AssertLogs("log-new.binlog", "-bl:log-{}.binlog");
    }

    private void AssertLogs(string expected, string line, string? variable = null)
    {
        var logs = BuildLogs.Of(
            line.Split('|', StringSplitOptions.RemoveEmptyEntries), folder.FullPath, folder["src"], _ => variable, DateTime.UtcNow.AddMinutes(-1));

        Assert.AreEqual(expected, string.Join(' ', logs.Select(log => Path.GetRelativePath(folder.FullPath, log.Path).Replace('\\', '/')).Order(StringComparer.Ordinal)));
        Assert.IsTrue(logs.All(log => log.IsBinary == log.Path.EndsWith(".binlog", StringComparison.Ordinal)));
    }
}
