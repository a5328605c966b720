namespace NewsArchive.Tests;

/// <summary>
/// The part whose tests run as often as half an hour allows, as <c>bash tests/run.sh --long PART</c> asks for it. A
/// test of a part bears the trait <c>long=PART</c>.
/// </summary>
internal static class LongRun
{
    public static bool Is(string part) => Environment.GetEnvironmentVariable("NEWSARCHIVE_LONG") == part;
}
