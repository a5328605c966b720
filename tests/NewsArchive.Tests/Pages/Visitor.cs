using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>
/// A visitor who reads pages, keeps cookies, follows redirects and sends forms, like a browser without scripts.
/// </summary>
public sealed class Visitor : IDisposable
{
    public const string Email = "editor@ledger.example";
    public const string Password = "a quiet harbour at six";

    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    /// <param name="patience">How long an answer may take; three minutes if not said.</param>
    public Visitor(RunningApp app, TimeSpan? patience = null)
    {
        client = new HttpClient(new HttpClientHandler { CookieContainer = cookies })
        {
            BaseAddress = app.Address,
            Timeout = patience ?? TimeSpan.FromMinutes(3),
        };
    }

    /// <summary>The address that the proxy before the site sees; believed where the site was told of a proxy.</summary>
    public string From
    {
        set
        {
            client.DefaultRequestHeaders.Remove("X-Forwarded-For");
            client.DefaultRequestHeaders.Add("X-Forwarded-For", value);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The status of the last form sent.</summary>
    public HttpStatusCode LastStatus { get; private set; }

    public IEnumerable<Cookie> Cookies => cookies.GetAllCookies();

    /// <summary>The page at an address, an error page too.</summary>
    public async Task<IHtmlDocument> GetAsync(string path)
    {
        using var answer = await client.GetAsync(path, Cancellation);
        return await ParseAsync(answer);
    }

    public async Task<IElement> FormAsync(string path) =>
        (await GetAsync(path)).QuerySelector("main form[method=post]")
            ?? throw new InvalidOperationException($"No form at {path}");

    /// <summary>Sends a form with its hidden fields and these others.</summary>
    public async Task<IHtmlDocument> SendAsync(IElement form, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
            Hidden(form).Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(form.GetAttribute("action"), content, Cancellation);
        LastStatus = answer.StatusCode;
        return await ParseAsync(answer);
    }

    /// <summary>Sends the import form with files, and with text in its box.</summary>
    public async Task<IHtmlDocument> ImportAsync(string? text, params (string Name, byte[] Bytes)[] files)
    {
        var form = await FormAsync("/admin/import");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Hidden(form))
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "files", name);
        content.Add(new StringContent(text ?? ""), "text");
        using var answer = await client.PostAsync("/admin/import", content, Cancellation);
        return await ParseAsync(answer);
    }

    /// <summary>Sends any content; returns the status of the response.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await client.PostAsync(path, content, Cancellation);
        return answer.StatusCode;
    }

    /// <summary>Creates the first account through the link from the console.</summary>
    public async Task<IHtmlDocument> SetUpAsync(RunningApp app) =>
        await SendAsync(await FormAsync(app.SetupLink!), ("Email", Email), ("Password", Password));

    public async Task<IHtmlDocument> SignInAsync(string password = Password, string email = Email) =>
        await SendAsync(await FormAsync("/sign-in"), ("Email", email), ("Password", password));

    public void Dispose() => client.Dispose();

    private static IEnumerable<(string Name, string Value)> Hidden(IElement form) => form
        .QuerySelectorAll("input[type=hidden]")
        .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        Reading.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
}
