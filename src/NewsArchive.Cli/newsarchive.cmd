@echo off
rem Starts the operator's tool: the program beside this script, or from the source code after building what has changed.
if exist "%~dp0NewsArchive.Cli.exe" (
  "%~dp0NewsArchive.Cli.exe" %*
) else if exist "%~dp0NewsArchive.Cli.dll" (
  dotnet "%~dp0NewsArchive.Cli.dll" %*
) else (
  dotnet run --project "%~dp0." -- %*
)
