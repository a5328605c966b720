using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace NewsArchive.Tests.Browser;

/// <summary>
/// The axe scan of the page that is open. Its package's own call loads axe twice, the second time in a new window, and
/// brings back every check that passed: ten times the work.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is wrong, each as the rule's id, what it asks, and the first elements that break it.</summary>
    public static async Task<string[]> ViolationsAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(violation =>
                `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map(node => node.html).join(" | ")}`)
            """);
    }
}
