# Packs Tailsplit for Windows, from a checkout to target\:
#   target\package\image\tailsplit   the program with its own Java, to be started where it lies
#   target\tailsplit-*.tar.gz        the same as an archive
#   target\Tailsplit-*.msi           the installer
# Written after package.sh, which does it for Linux and macOS, and never tried: change both.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

$modules = 'java.base,java.compiler,java.desktop,java.logging,java.management,java.net.http,java.prefs,jdk.management,jdk.unsupported,javafx.controls'
$program = 'target\package\tailsplit'
$runtime = 'target\package\runtime'

function Say($what) { Write-Host "package: $what" }

function Fail($what) {
    [Console]::Error.WriteLine("package: $what")
    exit 2
}

function Need($tool, $install) {
    if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) { Fail "$tool is missing; install it with: $install" }
}

function Call($command, [string[]] $arguments) {
    & $command @arguments
    if ($LASTEXITCODE -ne 0) { Fail "$command failed" }
}

function Build {
    Say '1 of 5: the program (Maven; the first build fetches its libraries)'
    foreach ($old in 'target\tailsplit', 'target\icons', 'target\package') {
        if (Test-Path $old) { Remove-Item -Recurse -Force $old }
    }
    Call mvn @('-q', '-DskipTests', 'package', 'license:add-third-party@licences', 'exec:exec@icons')
    $java = (mvn -q validate 'exec:exec@jdk' 2>&1 | Out-String) -split "`r?`n" | Where-Object { $_ -match '^ *java.home = ' }
    $script:jdk = "$java" -replace '^ *java.home = ', ''
    if (-not (Test-Path "$jdk\bin\jlink.exe")) { Fail "the JDK in $jdk has no jlink; install a whole JDK 25, with its jlink" }
    $jar = Get-Item target\tailsplit\lib\tailsplit-*.jar
    $script:version = $jar.BaseName -replace '^tailsplit-', ''
}

function Link-Runtime {
    Say '2 of 5: its own Java, of the modules it needs'
    $path = (Get-Item target\tailsplit\lib\javafx\*-*-*.jar | ForEach-Object FullName) -join ';'
    Call "$jdk\bin\jlink" @('--module-path', $path, '--add-modules', $modules, '--output', $runtime, '--generate-cds-archive',
        '--strip-java-debug-attributes', '--no-header-files', '--no-man-pages', '--compress', 'zip-6',
        '--exclude-resources', '/javafx.graphics/*.dll')
    # JavaFX's natives lie beside those of Java; from within a module each user would get a copy in the home folder.
    $graphics = (Get-Item target\tailsplit\lib\javafx\javafx-graphics-*-*.jar).FullName
    $natives = & "$jdk\bin\jar" tf $graphics | Where-Object { $_ -match '\.dll$' }
    Push-Location "$runtime\bin"
    Call "$jdk\bin\jar" (@('xf', $graphics) + $natives)
    Pop-Location
}

function Add-Program {
    Say '3 of 5: the program, licences and notices of all parts'
    New-Item -ItemType Directory -Force $program | Out-Null
    Copy-Item -Recurse target\tailsplit\* $program
    Remove-Item -Recurse "$program\lib\javafx"
    Call "$jdk\bin\java" @('jlink\Licences.java', "$program\lib", 'target\licences\libraries.txt', 'jlink\notices', "$program\licences")
}

# tailsplit.exe has a console, for the command line; the menu has one that opens the window without.
function Pack-Image {
    Say '4 of 5: the launchers'
    $options = Get-Content "$program\lib\java.options" | ForEach-Object { '--java-options'; $_ }
    Set-Content target\package\window.properties "win-console=false`narguments=window`nwin-menu=true`nwin-shortcut=true"
    Call "$jdk\bin\jpackage" (@('--type', 'app-image', '--name', 'tailsplit', '--dest', 'target\package\image', '--app-version', $version,
        '--input', "$program\lib", '--main-jar', "tailsplit-$version.jar", '--main-class', 'tailsplit.command.Tailsplit',
        '--runtime-image', $runtime, '--icon', 'target\icons\tailsplit.ico', '--win-console',
        '--add-launcher', 'Tailsplit-Window=target\package\window.properties',
        '--app-content', "$program\licences,$program\sample-configs") + $options)
    Call tar @('-czf', "target\tailsplit-$version-windows-x86_64.tar.gz", '-C', 'target\package\image', 'tailsplit')
    Say "target\tailsplit-$version-windows-x86_64.tar.gz"
}

# No file type: Windows knows a file by its last ending only, and .yaml belongs to the editor of its user.
function Pack-Installer {
    Say '5 of 5: the installer'
    Call "$jdk\bin\jpackage" @('--type', 'msi', '--name', 'Tailsplit', '--dest', 'target', '--app-version', $version,
        '--app-image', 'target\package\image\tailsplit', '--win-per-user-install', '--win-menu', '--win-dir-chooser',
        '--win-upgrade-uuid', '5c0c4b36-7b0b-4d5e-9f5b-6a2f1d3f8e11',
        '--description', 'Workbench for research on long-tailed image classification')
    Say "target\Tailsplit-$version.msi; for the command line, put its folder on the PATH"
}

Need mvn 'choco install maven'
Need wix 'dotnet tool install --global wix'
Need tar 'Windows 10 or newer, which has it'
Build
Link-Runtime
Add-Program
Pack-Image
Pack-Installer
