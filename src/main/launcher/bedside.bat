@echo off
rem Starts Bedside with the first Java of 25 or newer that it finds: BEDSIDE_JAVA, JAVA_HOME or JAVA25_HOME (folders),
rem java on the path, the usual places of the system. Further options are in java-options beside it.
setlocal EnableExtensions DisableDelayedExpansion
set "NEEDED=25"
set "APP=%~dp0.."
set "FOUND="

if defined BEDSIDE_JAVA (
    call :use "%BEDSIDE_JAVA%"
    if defined FOUND goto :start
    echo bedside: BEDSIDE_JAVA is not the folder of a Java %NEEDED% or newer>&2
    exit /b 1
)
if defined JAVA_HOME call :use "%JAVA_HOME%"
if defined JAVA25_HOME call :use "%JAVA25_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :use "%%~dpj.."
for %%v in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft") do (
    for /d %%d in ("%ProgramFiles%\%%~v\*") do call :use "%%d"
)
for /d %%d in ("%USERPROFILE%\.jdks\*") do call :use "%%d"
if defined FOUND goto :start
echo bedside: Java %NEEDED% or newer is needed: install one, or set JAVA_HOME to its folder>&2
exit /b 1

:start
if not exist "%APP%\javafx\" (
    echo bedside: there is no program here; build it first: mvnw.cmd package>&2
    exit /b 1
)
"%FOUND%" --module-path "%APP%\javafx" --add-modules javafx.controls,javafx.swing "@%~dp0java-options" ^
    -classpath "%APP%\lib\*" org.bedside.app.Bedside %*
exit /b %ERRORLEVEL%

rem Sets FOUND to the java command of the folder, if its release file says that it is new enough.
:use
if defined FOUND exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
set "VERSION="
for /f "tokens=2 delims==" %%n in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~n"
for /f "delims=." %%n in ("%VERSION%") do if %%n geq %NEEDED% set "FOUND=%~1\bin\java.exe"
exit /b
