namespace SecretSafeContainers.Tests.Publishing;

/// <summary>The variables of a step on an Azure DevOps agent, as a checkout, a restore and a publish see them: real names, real forms, synthetic values.</summary>
internal static class EnvironmentOfAnAgent
{
    private const string Guid = "0c9f2a7e-51d3-4f0b-9a6e-3d1b7c2e8f4";
    private const string Work = "/home/vsts/work";
    private const string Collection = "https://dev.azure.com/contoso-retail-dev/";

    /// <summary>Sets them.</summary>
    public static Gathering OnAnAgent(this Gathering gathering)
    {
        foreach (var line in Plain.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            gathering.Set(line[..equals], line[(equals + 1)..]);
        }

        return gathering;
    }

    private const string Plain = $$"""
        AGENT_ACCEPTTEEEULA=True
        AGENT_BUILDDIRECTORY={{Work}}/1
        AGENT_CLOUDID={{Guid}}0
        AGENT_CONTAINERMAPPING={}
        AGENT_DISABLELOGPLUGIN_TESTFILEPUBLISHERPLUGIN=true
        AGENT_DISABLELOGPLUGIN_TESTRESULTLOGPLUGIN=false
        AGENT_HOMEDIRECTORY=/home/vsts/agents/4.248.0
        AGENT_ID=8
        AGENT_ISSELFHOSTED=0
        AGENT_JOBNAME=Build and publish
        AGENT_JOBSTATUS=Succeeded
        AGENT_LOGTOBLOBSTORAGESERVICE=true
        AGENT_MACHINENAME=fv-az1094-541
        AGENT_NAME=Azure Pipelines 3
        AGENT_OS=Linux
        AGENT_OSARCHITECTURE=X64
        AGENT_READONLYVARIABLES=true
        AGENT_RETAINDEFAULTENCODING=false
        AGENT_ROOTDIRECTORY={{Work}}
        AGENT_SERVEROMDIRECTORY=/home/vsts/agents/4.248.0/externals/vstsom
        AGENT_TASKRESTRICTIONSENFORCEMENTMODE=Enabled
        AGENT_TEMPDIRECTORY={{Work}}/_temp
        AGENT_TOOLSDIRECTORY=/opt/hostedtoolcache
        AGENT_USEFETCHFILTERINCHECKOUTTASK=true
        AGENT_USEMSDEPLOYTOKENAUTH=false
        AGENT_USEWORKSPACEID=true
        AGENT_VERSION=4.248.0
        AGENT_WORKFOLDER={{Work}}
        ANDROID_HOME=/usr/local/lib/android/sdk
        ANT_HOME=/usr/share/ant
        APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey={{Guid}}1;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/
        ASPNETCORE_ENVIRONMENT=Production
        AZURE_CLIENT_ID={{Guid}}2
        AZURE_EXTENSION_DIR=/opt/az/azcliextensions
        AZURE_HTTP_USER_AGENT=VSTS_{{Guid}}3_build_1234_0
        AZURE_SUBSCRIPTION_ID={{Guid}}4
        AZURE_TENANT_ID={{Guid}}5
        BOOTSTRAP_HASKELL_NONINTERACTIVE=1
        BUILD_ARTIFACTSTAGINGDIRECTORY={{Work}}/1/a
        BUILD_BINARIESDIRECTORY={{Work}}/1/b
        BUILD_BUILDID=482193
        BUILD_BUILDNUMBER=20261123.4
        BUILD_BUILDURI=vstfs:///Build/Build/482193
        BUILD_CONTAINERID=33819234
        BUILD_DEFINITIONFOLDERPATH=\Shop
        BUILD_DEFINITIONNAME=Shop.Web-CI
        BUILD_DEFINITIONVERSION=31
        BUILD_QUEUEDBY=Microsoft.VisualStudio.Services.TFS
        BUILD_QUEUEDBYID={{Guid}}6
        BUILD_REASON=IndividualCI
        BUILD_REPOSITORY_CLEAN=False
        BUILD_REPOSITORY_GIT_SUBMODULECHECKOUT=False
        BUILD_REPOSITORY_ID={{Guid}}7
        BUILD_REPOSITORY_LOCALPATH={{Work}}/1/s
        BUILD_REPOSITORY_NAME=shop-web
        BUILD_REPOSITORY_PROVIDER=TfsGit
        BUILD_REPOSITORY_URI=https://contoso-retail-dev@dev.azure.com/contoso-retail-dev/Shop/_git/shop-web
        BUILD_REQUESTEDFOR=Ada Lovelace
        BUILD_REQUESTEDFOREMAIL=ada.lovelace@contoso.com
        BUILD_REQUESTEDFORID={{Guid}}8
        BUILD_SOURCEBRANCH=refs/heads/main
        BUILD_SOURCEBRANCHNAME=main
        BUILD_SOURCESDIRECTORY={{Work}}/1/s
        BUILD_SOURCEVERSION=3f1c5a9d2e7b4860c1d3e5f7a9b2c4d6e8f0a1b3
        BUILD_SOURCEVERSIONAUTHOR=Ada Lovelace
        BUILD_SOURCEVERSIONMESSAGE=Merge pull request 318: rename the password policy page
        BUILD_STAGINGDIRECTORY={{Work}}/1/a
        CACHE_KEY=nuget | Linux | 8d3f0a1c77
        CHROMEWEBDRIVER=/usr/local/share/chromedriver-linux64
        CHROME_BIN=/usr/bin/google-chrome
        COMMON_TESTRESULTSDIRECTORY={{Work}}/1/TestResults
        CONDA=/usr/share/miniconda
        DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1001/bus
        DEBIAN_FRONTEND=noninteractive
        DEPLOYMENT_BASEPATH=/opt/runner
        DOTNET_CLI_TELEMETRY_OPTOUT=1
        DOTNET_MULTILEVEL_LOOKUP=0
        DOTNET_NOLOGO=1
        DOTNET_ROOT=/opt/hostedtoolcache/dotnet
        DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
        EDGEWEBDRIVER=/usr/local/share/edge_driver
        ENDPOINT_URL_SYSTEMVSSCONNECTION={{Collection}}
        GECKOWEBDRIVER=/usr/local/share/gecko_driver
        GHCUP_INSTALL_BASE_PREFIX=/usr/local
        GIT_TERMINAL_PROMPT=0
        GOROOT_1_22_X64=/opt/hostedtoolcache/go/1.22.9/x64
        GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D
        GRADLE_HOME=/usr/share/gradle-8.11
        HOMEBREW_CLEANUP_PERIODIC_FULL_DAYS=3650
        HOMEBREW_NO_AUTO_UPDATE=1
        HOSTNAME=fv-az1094-541
        INPUT_ARGUMENTS=-c Release -t:PublishContainer
        INVOCATION_ID=7d1f3b5a9c2e4f6081a3c5e7092b4d6f
        ImageOS=ubuntu24
        ImageVersion=20261110.1.0
        JAVA_HOME=/usr/lib/jvm/temurin-17-jdk-amd64
        JOURNAL_STREAM=9:14523
        KEYVAULT_NAME=kv-shop-prod-weu
        LANG=C.UTF-8
        LEIN_HOME=/usr/local/lib/lein
        LOGNAME=vsts
        M2_HOME=/usr/share/apache-maven-3.9.9
        MSDEPLOY_HTTP_USER_AGENT=VSTS_{{Guid}}9_build_1234_0
        NVM_DIR=/home/vsts/.nvm
        PASSWORD_POLICY_MIN_LENGTH=12
        PATH=/opt/hostedtoolcache/dotnet:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin
        PIPELINE_WORKSPACE={{Work}}/1
        PIPX_BIN_DIR=/opt/pipx_bin
        POWERSHELL_DISTRIBUTION_CHANNEL=Azure-DevOps-ubuntu24
        PWD={{Work}}/1/s
        REDIS_CONNECTION_STRING=localhost:6379,ssl=False,abortConnect=False
        RUNNER_TOOLSDIRECTORY=/opt/hostedtoolcache
        SELENIUM_JAR_PATH=/usr/share/java/selenium-server.jar
        SGX_AESM_ADDR=1
        SHLVL=1
        SSH_AUTH_SOCK=/tmp/ssh-XXXXabc/agent.812
        SWIFT_PATH=/usr/share/swift/usr/bin
        SYSTEM=build
        SYSTEM_ARTIFACTSDIRECTORY={{Work}}/1/a
        SYSTEM_COLLECTIONID={{Guid}}a
        SYSTEM_COLLECTIONURI={{Collection}}
        SYSTEM_CULTURE=en-US
        SYSTEM_DEBUG=false
        SYSTEM_DEFAULTWORKINGDIRECTORY={{Work}}/1/s
        SYSTEM_DEFINITIONID=57
        SYSTEM_DEFINITIONNAME=Shop.Web-CI
        SYSTEM_ENABLEACCESSTOKEN=SecretVariable
        SYSTEM_HOSTTYPE=build
        SYSTEM_ISAZUREVM=1
        SYSTEM_ISDOCKERCONTAINER=False
        SYSTEM_ISSCHEDULED=False
        SYSTEM_JOBATTEMPT=1
        SYSTEM_JOBDISPLAYNAME=Build and publish
        SYSTEM_JOBID={{Guid}}b
        SYSTEM_JOBIDENTIFIER=Build.Publish.__default
        SYSTEM_JOBNAME=__default
        SYSTEM_JOBPARALLELISMTAG=Private
        SYSTEM_JOBTIMEOUT=60
        SYSTEM_OIDCREQUESTURI={{Collection}}{{Guid}}c/_apis/distributedtask/hubs/build/plans/{{Guid}}d/jobs/{{Guid}}e/oidctoken
        SYSTEM_PARALLELEXECUTIONTYPE=None
        SYSTEM_PHASENAME=Publish
        SYSTEM_PIPELINESTARTTIME=2026-11-23 09:12:44+00:00
        SYSTEM_PLANID={{Guid}}f
        SYSTEM_POSTLINESSPEED=500
        SYSTEM_SERVERTYPE=Hosted
        SYSTEM_STAGEDISPLAYNAME=Build
        SYSTEM_STAGENAME=Build
        SYSTEM_TASKDEFINITIONSURI={{Collection}}
        SYSTEM_TASKDISPLAYNAME=dotnet publish
        SYSTEM_TASKINSTANCENAME=DotNetCoreCLI
        SYSTEM_TEAMFOUNDATIONCOLLECTIONURI={{Collection}}
        SYSTEM_TEAMPROJECT=Shop
        SYSTEM_TOTALJOBSINPHASE=1
        SYSTEM_WORKFOLDER={{Work}}
        TASK_DISPLAYNAME=dotnet publish
        TF_BUILD=True
        USER=vsts
        VCPKG_INSTALLATION_ROOT=/usr/local/share/vcpkg
        VSTSAGENT_CONTINUE_AFTER_CANCEL_PROCESS_TREEKILL_ATTEMPT=true
        VSTS_AGENT_PERFLOG=/home/vsts/perflog
        VSTS_PROCESS_LOOKUP_ID=vsts_{{Guid}}0
        VSTS_SECRET_VARIABLES=SHOPDBPASSWORD,NUGETPAT
        XDG_RUNTIME_DIR=/run/user/1001
        """;
}
