using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>
/// A start of the site takes five seconds of a processor: classes that do not disturb each other share one, and run one
/// after another. These change nothing in it.
/// </summary>
[CollectionDefinition]
public sealed class ReadSite : ICollectionFixture<SharedApp>;

/// <summary>These add articles, and ask for nothing that ordinary further articles change.</summary>
[CollectionDefinition]
public sealed class WrittenSite : ICollectionFixture<SharedApp>;

/// <summary>One running web site with the hand-made article and without an account.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public string BridgeSlug { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync();
        BridgeSlug = (await App.StoreAsync(HandMade.Bridge()))[0].Slug!;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public Task<IHtmlDocument> BridgeAsync() => App.PageAsync($"/articles/{BridgeSlug}");
}

/// <summary>One running web site with an account, and its owner signed in.</summary>
public sealed class EditedApp : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public Visitor Editor { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync();
        Editor = new Visitor(App);
        await Editor.SetUpAsync(App);
    }

    public async ValueTask DisposeAsync()
    {
        Editor.Dispose();
        await App.DisposeAsync();
    }
}

/// <summary>How tests read a page.</summary>
public static partial class Reading
{
    /// <summary>The page at a path; an HTML error in it fails the test.</summary>
    public static async Task<IHtmlDocument> PageAsync(this RunningApp app, string path)
    {
        using var visitor = new Visitor(app);
        return await visitor.GetAsync(path);
    }

    public static IHtmlDocument Parse(string html) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    /// <summary>The article's text as its page holds it: without notes, and without tags.</summary>
    public static string TextOfArticle(this IHtmlDocument page)
    {
        var text = (IElement)page.QuerySelector(".text")!.Clone();
        foreach (var note in text.QuerySelectorAll(".note"))
            note.Remove();
        return text.TextContent;
    }

    /// <summary>The text of an element, with single spaces.</summary>
    public static string Words(this INode element) => Spaces().Replace(element.TextContent, " ").Trim();

    public static string AsId(this string id) => $"[id='{id}']";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
