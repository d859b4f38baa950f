namespace SecretSafeContainers.Testing.Accuracy;

/// <summary>Scripts, SQL and code with a password or token in each.</summary>
internal static class CommandsAndCode
{
    /// <summary>Path and text; <see cref="SettingsText"/> fills in the values.</summary>
    public static readonly (string Path, string Text)[] Leaks =
    [
        ("app/Startup.cs", "services.AddStackExchangeRedisCache(o => o.Configuration = \"host:6379,password={P},ssl=true\");"),
        ("app/A.cs", "var c = new OracleConnection(\"User Id=shop;Password={P};Data Source=db:1521/ORCL\");"),
        ("app/A.cs", "var c = new NetworkCredential(\"shop\", \"{P}\");"),
        ("app/run.sh", "mysql -u root -p{P} shop\n"),
        ("app/run.sh", "PGPASSWORD={P} psql -h db\n"),
        ("app/run.sh", "sqlcmd -S db -U sa -P {P}\n"),
        ("app/run.sh", "sshpass -p {P} ssh root@x\n"),
        ("app/run.sh", "curl -u ci:{P} https://acme.test\n"),
        ("app/run.sh", "curl -H 'Authorization: Bearer {T40}' https://acme.test\n"),
        ("app/run.sh", "docker login -u ci -p {T24} reg.acme.test\n"),
        ("app/run.sh", "echo \"root:{P}\" | chpasswd\n"),
        ("app/run.sh", "az login --service-principal -u x -p {T34} --tenant y\n"),
        ("app/run.sh", "dotnet nuget add source https://x -n a -u ci -p {T24} --store-password-in-clear-text\n"),
        ("app/run.sh", "redis-cli -a {P} ping\n"),
        ("app/run.sh", "mongosh -u shop -p {P} db\n"),
        ("app/run.sh", "htpasswd -b -c /etc/x shop {P}\n"),
        ("app/run.sh", "keytool -genkey -storepass {P}\n"),
        ("app/run.sh", "ldapsearch -x -D cn=a -w {P}\n"),
        ("app/run.sh", "smbclient //nas/s -U shop%{P}\n"),
        ("app/run.sh", "wget --password={P} https://x\n"),
        ("app/run.sh", "useradd -p {P} shop\n"),
        ("app/run.sh", "rabbitmqctl add_user shop {P}\n"),
        ("app/run.sh", "mc alias set a https://x shop {T30}\n"),
        ("app/init.sql", "CREATE USER shop IDENTIFIED BY '{P}';\n"),
        ("app/init.sql", "ALTER USER postgres WITH PASSWORD '{P}';\n"),
        ("app/init.sql", "CREATE LOGIN shop WITH PASSWORD = N'{P}';\n"),
        ("app/settings.py", "SECRET_KEY = '{T50}'\n"),
        ("app/settings.py", "DATABASES = {'default': {'ENGINE': 'x', 'PASSWORD': '{P}'}}\n"),
    ];
}
