using System.Collections.Immutable;

namespace SecretSafeContainers.Diagnostics;

/// <summary>The one table of all codes. A test holds that they are unique and that the README explains each.</summary>
public static class DiagnosticCodes
{
    /// <summary>The tasks cannot be loaded by this SDK or MSBuild.</summary>
    public static readonly DiagnosticCode UnsupportedSdk = new("SSC1001", "the .NET SDK cannot run the audit",
        "The tasks need .NET SDK 10 or later (with .NET Framework MSBuild: one that runs tasks with Runtime=\"NET\"). Update the SDK, or set SecretSafe=false to publish without an audit.");

    /// <summary>A property, item or option has a value that is not one of the allowed ones.</summary>
    public static readonly DiagnosticCode InvalidSetting = new("SSC1002", "invalid setting",
        "A SecretSafe property or a command line option has a value that is not one of the allowed ones. The message lists them.");

    /// <summary>A <c>ContainerSecret</c> does not name exactly one source.</summary>
    public static readonly DiagnosticCode SecretSource = new("SSC1003", "a secret needs exactly one source",
        "Each ContainerSecret names exactly one source in its metadata: Environment (a variable's name), File (a path), UserSecret (a key of the project's user-secrets) or NuGetSource (a NuGet source's name).");

    /// <summary>A <c>ContainerSecret</c> carries a value.</summary>
    public static readonly DiagnosticCode LiteralSecret = new("SSC1004", "a secret's value must not be written in the project",
        "A value in a project file or on the command line is stored in logs and binary logs. Put it in an environment variable or a file and name that.");

    /// <summary>A required secret's source is unset, absent or empty.</summary>
    public static readonly DiagnosticCode MissingSecret = new("SSC1005", "a required secret is missing",
        "The source holds no value: an environment variable that is unset or was not expanded, a file, a user-secret or a NuGet credential that is not there, is empty or cannot be read. Set it, or say Required=\"false\".");

    /// <summary>A secret's value is too short or too long to be looked for.</summary>
    public static readonly DiagnosticCode SecretSize = new("SSC1006", "a secret cannot be looked for",
        "A secret under 4 bytes is found everywhere, and BuildKit refuses one over 500 KiB. Use a real secret.");

    /// <summary>Two <c>ContainerSecret</c> items have the same id.</summary>
    public static readonly DiagnosticCode DuplicateSecret = new("SSC1007", "two secrets have the same id",
        "A finding names a secret by its id, and BuildKit mounts it by its id: give each a different one.");

    /// <summary>The command line could not be understood.</summary>
    public static readonly DiagnosticCode Usage = new("SSC1008", "wrong usage",
        "The command line could not be understood. See secretsafe --help.");

    /// <summary>MSBuild is told to log all environment variables of a build whose secrets are in some.</summary>
    public static readonly DiagnosticCode LoggedEnvironment = new("SSC1009", "the build log receives the secrets",
        "MSBUILDLOGALLENVIRONMENTVARIABLES is set: MSBuild writes every environment variable into its binary log, and so the secrets of this build that lie in some. Unset it.");

    /// <summary>The SDK does not hand over a value as it is.</summary>
    public static readonly DiagnosticCode CutValue = new("SSC1010", "a value does not arrive in the image whole",
        "A publish for several runtime identifiers hands environment variables and labels over as name:value, and the .NET SDK drops everything from a value's first colon on. Set it when the container runs.");

    /// <summary>The SDK and a Dockerfile would both make the image, or its base.</summary>
    public static readonly DiagnosticCode TwoBuilders = new("SSC1011", "two builders would make the image",
        "ContainerDockerfile builds the whole image, ContainerBaseDockerfile its base; EnableSdkContainerSupport=true and ContainerBaseImage say that the .NET SDK does. Either remove one of them; or the Dockerfile's property is set too late, in Directory.Build.targets: set it in the project or in Directory.Build.props.");

    /// <summary>The package that builds a Dockerfile is off.</summary>
    public static readonly DiagnosticCode BuilderOff = new("SSC1012", "the package that builds the Dockerfile is off",
        "SecretSafe=false turns off the package that builds ContainerDockerfile and ContainerBaseDockerfile, and the .NET SDK would publish another image in its place. Remove SecretSafe=false, or the Dockerfile's property.");

    /// <summary>A suppression gives no reason.</summary>
    public static readonly DiagnosticCode SuppressionReason = new("SSC1020", "a suppression needs a reason",
        "Each SecretSafeSuppress says in its metadata Reason why the finding is accepted: whoever reads it in a year decides by it.");

    /// <summary>A suppression names no finding and no rule.</summary>
    public static readonly DiagnosticCode SuppressionTarget = new("SSC1021", "a suppression names no finding",
        "The Include of a SecretSafeSuppress is the fingerprint (ssc1:...) or the rule's id, with which every finding's message ends. Known secrets are accepted by fingerprint only.");

    /// <summary>A suppression has metadata that cannot be used.</summary>
    public static readonly DiagnosticCode SuppressionMetadata = new("SSC1022", "a suppression has metadata that cannot be used",
        "A SecretSafeSuppress has Path (a glob over paths in the image), Reason and Expires. With a misspelt one it would accept more, or for longer, than was meant.");

    /// <summary>A day cannot be used.</summary>
    public static readonly DiagnosticCode InvalidDate = new("SSC1023", "a date cannot be used",
        "Expires and SecretSafeTrialUntil are days such as 2027-12-31, their last day included; a trial ends at most 180 days from today.");

    /// <summary>A suppression holds no more.</summary>
    public static readonly DiagnosticCode ExpiredSuppression = new("SSC1024", "a suppression has expired",
        "The day in its Expires is over, so it accepts nothing any more (a warning). Fix the leak, or decide anew and move the date.");

    /// <summary>The baseline cannot be used.</summary>
    public static readonly DiagnosticCode UnusableBaseline = new("SSC1025", "the baseline cannot be used",
        "The file that SecretSafeBaseline or --baseline names is missing, damaged, too large or of another version. Without it nothing is judged. Correct the path, or write it again with secretsafe baseline.");

    /// <summary>A report cannot be made a baseline of.</summary>
    public static readonly DiagnosticCode UnusableReport = new("SSC1026", "the report cannot be used",
        "A baseline is made of JSON reports, version 1, as builds and secretsafe audit --format json write them. The file is missing, damaged, too large or something else.");

    /// <summary>A rule file does not exist or is too large.</summary>
    public static readonly DiagnosticCode RuleFile = new("SSC1030", "a rule file cannot be read",
        "A file of SecretSafeRules or --rules does not exist, is not UTF-8, or is larger or has more rules than any that a person writes. Nothing is audited without its rules.");

    /// <summary>A rule file is no TOML.</summary>
    public static readonly DiagnosticCode RuleFileSyntax = new("SSC1031", "a rule file is not TOML",
        "The message has the line and column. A pattern is best written in three single quotes, where a backslash is a backslash.");

    /// <summary>A rule file has a key or a value that is not allowed.</summary>
    public static readonly DiagnosticCode RuleFileKey = new("SSC1032", "a rule file says what is not understood",
        "A key is unknown or missing, or its value is of the wrong kind. A file that begins with secretsafe = 1 is read in our own form, every other one as a .gitleaks.toml.");

    /// <summary>A rule asks for what cannot be done.</summary>
    public static readonly DiagnosticCode RuleNotHonoured = new("SSC1033", "a rule cannot be honoured",
        "Its pattern is not in RE2's syntax (no lookarounds, no references, at most 1,000 repetitions), or it asks for something that an audit of an image does not do. The message names rule and line. It is never left out in silence.");

    /// <summary>Two rules have the same id.</summary>
    public static readonly DiagnosticCode DuplicateRule = new("SSC1034", "two rules have the same id",
        "A finding, a suppression and a baseline name a rule by its id. Rename one of them, or disable the catalogue's.");

    /// <summary>A rule does not find its example, or finds its counter-example.</summary>
    public static readonly DiagnosticCode RuleExample = new("SSC1035", "a rule fails its own example",
        "The examples of a rule are tried when its file is read: it must find something in each, and nothing in a counter-example.");

    /// <summary>Something in a rule file has no effect here.</summary>
    public static readonly DiagnosticCode RuleWithoutEffect = new("SSC1036", "something in a rule file has no effect",
        "It has no meaning for an image (commits), or names a rule that is not here. The message says what; the rest of the file holds.");

    /// <summary>A rule must be tried everywhere.</summary>
    public static readonly DiagnosticCode SlowRule = new("SSC1037", "a rule is slow",
        "Its matches have no text of three characters in common that could be searched for, so it is tried everywhere in text files. Put a fixed prefix or name into its pattern, or list its literals.");

    /// <summary>A value that the build itself knows to be secret is in the image.</summary>
    public static readonly DiagnosticCode KnownSecret = new("SSC2001", "a known secret is in the image",
        "The exact value of one of the build's own secrets, perhaps encoded, is in the image. Remove it where the message says, and revoke it if the image has left the machine.");

    /// <summary>A rule found a credential in a file.</summary>
    public static readonly DiagnosticCode CredentialInFile = new("SSC2002", "a credential is in a file of the image",
        "A file (perhaps deleted by a later layer) holds what one of the rules recognises as a credential.");

    /// <summary>A file is a credential as a whole.</summary>
    public static readonly DiagnosticCode CredentialFile = new("SSC2003", "a credential file is in the image",
        "A private key, a login store or a similar file, whose purpose is to hold a credential, is in the image.");

    /// <summary>A rule found a credential in metadata.</summary>
    public static readonly DiagnosticCode CredentialInMetadata = new("SSC2004", "a credential is in the image's metadata",
        "History, an environment variable, a label, an annotation, an attestation, an argument or a name holds a credential. Whoever can pull the image can read it without running it.");

    /// <summary>The loopback registry for a base image could not start.</summary>
    public static readonly DiagnosticCode LoopbackRegistry = new("SSC3001", "the base image could not be served",
        "ContainerBaseImage=scratch is served to the SDK over loopback, and no port could be opened.");

    /// <summary>No client on this machine can build with BuildKit.</summary>
    public static readonly DiagnosticCode NoBuilder = new("SSC3002", "there is no builder that keeps secrets",
        "A Dockerfile is built with BuildKit (docker with its buildx plugin, or Debian's docker.io) or with podman; docker's older builder has no secret mounts. The message says what was found. Install docker-buildx, docker.io or podman.");

    /// <summary>A step of the Dockerfile failed, or it is not a Dockerfile.</summary>
    public static readonly DiagnosticCode BuildFailed = new("SSC3003", "the Dockerfile could not be built",
        "A step failed, a base image was not found, or an instruction is not one. The message has the step, its line and the last lines that it printed, with secrets masked.");

    /// <summary>A secret cannot be handed to the build.</summary>
    public static readonly DiagnosticCode SecretNotHandedOver = new("SSC3004", "a secret cannot be handed to the build",
        "BuildKit takes secrets of 1 to 512,000 bytes, and the machine must have room for a temporary file in memory. An empty secret would be mounted as an empty file, and the step would not notice.");

    /// <summary>The Dockerfile mounts a secret that nothing offers.</summary>
    public static readonly DiagnosticCode UnknownMount = new("SSC3005", "the Dockerfile mounts a secret that nothing offers",
        "A RUN --mount=type=secret names an id that no ContainerSecret has. With required=true the build would fail; without it BuildKit silently mounts nothing. Add the ContainerSecret, or correct the id.");

    /// <summary>A secret is offered and never mounted.</summary>
    public static readonly DiagnosticCode UnusedSecret = new("SSC3006", "a secret is offered to the build and never mounted",
        "No RUN of the Dockerfile mounts the id of this ContainerSecret. Add RUN --mount=type=secret,id=..., or say Inject=\"false\" if it is only to be looked for.");

    /// <summary>The Dockerfile or the build context cannot be read.</summary>
    public static readonly DiagnosticCode BuildInput = new("SSC3007", "the Dockerfile or the build context cannot be read",
        "The Dockerfile, its .dockerignore or the context folder does not exist, is too large or may not be read. Nothing was built.");

    /// <summary>The engine failed during a build.</summary>
    public static readonly DiagnosticCode EngineFailed = new("SSC3008", "the engine failed during the build",
        "The container engine does not answer, went away in the middle of the build, or its disk is full. Nothing was tagged or pushed.");

    /// <summary>The audited image could not be released, or not under all its names.</summary>
    public static readonly DiagnosticCode NotReleased = new("SSC3009", "the image could not be released",
        "The image was built and audited, but a push was refused, an archive could not be written or a name moved meanwhile. The message says which names are out already.");

    /// <summary>An instruction puts a secret into the image by its form.</summary>
    public static readonly DiagnosticCode LeakyInstruction = new("SSC3010", "a Dockerfile instruction puts a secret into the image",
        "COPY or ADD of a credential file, a build argument or variable that holds a secret, or a mounted secret that is copied: a layer or the history keeps it, also if it is removed later. Use RUN --mount=type=secret as the message shows.");

    /// <summary>The image, file or folder does not exist or could not be opened.</summary>
    public static readonly DiagnosticCode NotFound = new("SSC4001", "the image was not found",
        "The file, folder, tag or registry reference does not exist or could not be opened.");

    /// <summary>The file is not an image.</summary>
    public static readonly DiagnosticCode NotAnImage = new("SSC4002", "not an image",
        "It is neither an OCI image layout nor an OCI or docker-save archive.");

    /// <summary>Data ends early or breaks its format.</summary>
    public static readonly DiagnosticCode Malformed = new("SSC4003", "damaged data",
        "An archive, layer, manifest or config ends early or breaks its format. The rest was audited.");

    /// <summary>Content does not have the digest by which it is named.</summary>
    public static readonly DiagnosticCode DigestMismatch = new("SSC4004", "digest mismatch",
        "Content does not have the digest or size by which it is named: it is damaged or was tampered with.");

    /// <summary>A manifest names content that is not there.</summary>
    public static readonly DiagnosticCode MissingBlob = new("SSC4005", "content is missing",
        "An index, manifest or config names content that is not there.");

    /// <summary>A media type or compression that cannot be read.</summary>
    public static readonly DiagnosticCode UnsupportedFormat = new("SSC4006", "unsupported format",
        "A media type, compression, archive or entry that cannot be read, or content that is encrypted.");

    /// <summary>A bound on size, count or depth was reached.</summary>
    public static readonly DiagnosticCode LimitReached = new("SSC4007", "a limit was reached",
        "Sizes, counts and depths of untrusted content are bounded. What lies behind the bound was not audited.");

    /// <summary>A file could not be read.</summary>
    public static readonly DiagnosticCode Unreadable = new("SSC4008", "a file could not be read",
        "The file system refused to read a file (permissions, or an input/output error).");

    /// <summary>There was nothing to audit.</summary>
    public static readonly DiagnosticCode Empty = new("SSC4009", "nothing to audit",
        "The image has no layer, or the folder no file. Nothing was read, so nothing can be called clean.");

    /// <summary>What was published is not what was announced.</summary>
    public static readonly DiagnosticCode NotPublished = new("SSC4010", "the published image could not be audited",
        "After publishing, the image was not found where the SDK said it put it, or it has another digest.");

    /// <summary>A report could not be written.</summary>
    public static readonly DiagnosticCode ReportNotWritten = new("SSC4011", "the report could not be written",
        "The report's folder or file could not be written (permissions, or the disk is full).");

    /// <summary>A rule exceeded its time on a piece of content.</summary>
    public static readonly DiagnosticCode RuleTimeout = new("SSC4012", "a rule ran out of time",
        "A rule's pattern exceeded its time on hostile content; that piece was not judged by this rule.");

    /// <summary>A publish failed after part of it was out.</summary>
    public static readonly DiagnosticCode PublishedInPart = new("SSC4013", "published in part",
        "The publish failed when some of its names were out already. What is out passed the gate but was not audited: first revoke every credential that it could hold, then delete it or publish again.");

    /// <summary>No report vouches for an image.</summary>
    public static readonly DiagnosticCode NoEvidence = new("SSC4016", "no clean report for the image",
        "None of the reports is of a clean audit of exactly this digest. The package was not restored or is switched off, the tag names another image by now, or the report is of the gate or of another build. Audit the image, or hand over its report.");

    /// <summary>All codes, ordered.</summary>
    public static ImmutableArray<DiagnosticCode> All { get; } =
    [
        UnsupportedSdk, InvalidSetting, SecretSource, LiteralSecret, MissingSecret, SecretSize, DuplicateSecret, Usage, LoggedEnvironment, CutValue, TwoBuilders, BuilderOff,
        SuppressionReason, SuppressionTarget, SuppressionMetadata, InvalidDate, ExpiredSuppression, UnusableBaseline, UnusableReport,
        RuleFile, RuleFileSyntax, RuleFileKey, RuleNotHonoured, DuplicateRule, RuleExample, RuleWithoutEffect, SlowRule,
        KnownSecret, CredentialInFile, CredentialFile, CredentialInMetadata,
        LoopbackRegistry, NoBuilder, BuildFailed, SecretNotHandedOver, UnknownMount, UnusedSecret, BuildInput, EngineFailed, NotReleased,
        LeakyInstruction,
        NotFound, NotAnImage, Malformed, DigestMismatch, MissingBlob, UnsupportedFormat, LimitReached, Unreadable, Empty, NotPublished,
        ReportNotWritten, RuleTimeout, PublishedInPart, NoEvidence,
    ];
}
