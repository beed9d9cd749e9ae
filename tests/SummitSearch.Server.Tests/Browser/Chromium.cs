using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace SummitSearch.Server.Tests.Browser;

/// <summary>One headless Chromium over one server with the sample articles and some of their own, for all browser tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningServer? _server;

    /// <summary>The installed browser, or null.</summary>
    public static string? Path { get; } = Places.Prepend(Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "").FirstOrDefault(File.Exists);

    /// <summary>Address of the page.</summary>
    public string Address => _server!.Client.BaseAddress!.ToString().TrimEnd('/');

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Path is null)
            return;
        _server = await RunningServer.StartAsync(BrowserArticles.Files);
        ISummit summit = _server.Services.GetRequiredService<ISummit>();
        await summit.IndexAsync(BrowserArticles.Hostile);
        await summit.CommitAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh page; every error in its console fails the test that closes it.</summary>
    public async Task<BrowserPage> OpenAsync(string path = "/", int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = scheme });
        IPage page = await context.NewPageAsync();
        BrowserPage wrapped = new(context, page);
        await page.GotoAsync(Address + path);
        return wrapped;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
