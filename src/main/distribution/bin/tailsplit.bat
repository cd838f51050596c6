@echo off
rem Starts Tailsplit with a Java 25 or newer: TAILSPLIT_JAVA, JAVA_HOME, the PATH, then the usual folders.
setlocal EnableDelayedExpansion
set "APP=%~dp0.."
set "JAVA="
if defined TAILSPLIT_JAVA call :try "%TAILSPLIT_JAVA%"
if not defined JAVA if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined JAVA for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~$PATH:J"
if not defined JAVA for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do if not defined JAVA call :try "%%~D\bin\java.exe"
if not defined JAVA (
  echo tailsplit: no Java 25 or newer found ^(looked in TAILSPLIT_JAVA, JAVA_HOME, the PATH and the usual folders^); install a JDK 25 or set JAVA_HOME to one 1>&2
  exit /b 2
)
"%JAVA%" "@%APP%\lib\java.options" -p "%APP%\lib\javafx" -cp "%APP%\lib\*" tailsplit.command.Tailsplit %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1" exit /b
for /f "tokens=3" %%V in ('""%~1" -version 2>&1" ^| findstr /i "version"') do (
  for /f "delims=." %%M in ("%%~V") do if %%M GEQ 25 set "JAVA=%~1"
)
exit /b
