namespace SecretSafeContainers.Testing.Accuracy;

/// <summary>The same kinds of files with a reference, a placeholder or nothing where a credential could be.</summary>
internal static class CleanSettings
{
    /// <summary>Path and text.</summary>
    public static readonly (string Path, string Text)[] Texts =
    [
        ("app/compose.yaml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD}\n"),
        ("etc/redis/redis.conf", "# requirepass foobared\n"),
        ("root/.netrc", "machine x login ci password ${TOKEN}\n"),
        (".github/workflows/a.yml", "env:\n  TOKEN: ${{ secrets.GITHUB_TOKEN }}\n  NPM_TOKEN: ${{ secrets.NPM_TOKEN }}\n"),
        ("hiera/common.eyaml", "db::password: ENC[PKCS7,MIIBeQYJKoZIhvcNAQcDoIIBajCCAWYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJ]\n"),
        ("app/secrets.yml", "$ANSIBLE_VAULT;1.1;AES256\n3661323834386537326638383062363433323663\n"),
        ("etc/ldap/ldap.conf", "#BINDPW secret\n"),
        ("app/appsettings.json", "{\"ConnectionStrings\": {\"Main\": \"Server=(localdb)\\\\mssqllocaldb;Database=shop;Trusted_Connection=True\"}, \"Jwt\": {\"Key\": \"\"}, \"Smtp\": {\"Password\": \"${SMTP_PASSWORD}\"}}"),
        ("root/.m2/settings.xml", "<server><password>${env.NEXUS_PASSWORD}</password></server>"),
        ("app/application.properties", "db.url=jdbc:oracle:thin:@//db:1521/ORCL\ndb.password=${DB_PASSWORD}\n"),
        ("app/NuGet.Config", "<add key=\"ClearTextPassword\" value=\"%NUGET_TOKEN%\" />"),
        ("app/web.config", "<machineKey validationKey=\"AutoGenerate,IsolateApps\" decryptionKey=\"AutoGenerate,IsolateApps\" />"),
        ("root/.my.cnf", "[client]\nuser=root\n#password=your_password\n"),
        ("app/init.sql", "CREATE USER shop IDENTIFIED BY '${DB_PASSWORD}';\n"),
        ("etc/mosquitto/mosquitto.conf", "#remote_password\npassword_file /etc/mosquitto/passwd\n"),
        ("root/.pypirc", "[pypi]\nusername = __token__\n"),
        ("root/.npmrc", "//npm.acme.test/:_authToken=${NPM_TOKEN}\n"),
        ("etc/grafana/grafana.ini", ";admin_password = admin\n"),
        ("app/run.sh", "mysql -u root -p\"$MYSQL_ROOT_PASSWORD\"\ncurl -u \"$USER:$PASS\" https://x\nPGPASSWORD=$DB_PASS psql\nsshpass -e ssh x\ndocker login -u ci --password-stdin\n"),
        ("app/terraform.tfvars", "db_password = var.x\n"),
        ("etc/openvpn/client.conf", "auth-user-pass /etc/openvpn/auth.txt\n"),
        ("etc/wpa_supplicant/wpa_supplicant.conf", "network={\n  ssid=\"a\"\n  key_mgmt=NONE\n}\n"),
    ];
}
