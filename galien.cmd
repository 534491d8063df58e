@echo off
rem Finds a JDK 21 or newer and starts the Java bootstrap with it. Nothing else happens here: see --help.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
if "%root:~-1%"=="\" set "root=%root:~0,-1%"
set "jdk="

if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :consider "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk*" "%ProgramFiles%\Java\jdk*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\zulu*" "%ProgramFiles%\Amazon Corretto\jdk*" "%ProgramFiles%\BellSoft\*" "%ProgramFiles%\OpenJDK\jdk*" "%ProgramFiles%\RedHat\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\jdk*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*" "%USERPROFILE%\scoop\apps\*jdk*\current") do call :consider "%%~d"

if not defined jdk (
    echo BOX-1001: no JDK 21 or newer was found. Install one ^(https://adoptium.net^) or set JAVA_HOME to it, then run this again. 1>&2
    exit /b 1
)
rem A short run, or one that mostly waits: compile once, lightly.
set "quick=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
rem But for a nation: minutes of work, in as much memory as docs/operator.md says.
if "%~1 %~2"=="directory load" set "quick=-Xmx512m --enable-native-access=ALL-UNNAMED"
rem The bootstrap leaves itself compiled: the second time starts a second sooner.
set "bootstrap=%root%\.galien\build\bootstrap.jar"
if exist "%bootstrap%" (
    "%jdk%\bin\java.exe" %quick% "-Dgalien.root=%root%" -cp "%bootstrap%" fr.galien.bootstrap.Bootstrap %*
) else (
    "%jdk%\bin\java.exe" %quick% "-Dgalien.root=%root%" "%root%\sandbox\src\bootstrap\java\fr\galien\bootstrap\Bootstrap.java" %*
)
exit /b %ERRORLEVEL%

rem A JDK (it can compile) whose release file says 21 or newer.
:consider
if defined jdk exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do for /f "tokens=1 delims=." %%m in (%%v) do if %%m GEQ 21 set "jdk=%~1"
exit /b 0
