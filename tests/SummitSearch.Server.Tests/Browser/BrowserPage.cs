using Microsoft.Playwright;

namespace SummitSearch.Server.Tests.Browser;

/// <summary>A page in a context of its own that collects what goes wrong in it.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];
    private readonly List<string> _faults = [];

    /// <summary>Listens to the page.</summary>
    public BrowserPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _errors.Add(message.Text);
        };
        page.Dialog += (_, dialog) => _errors.Add("dialog: " + dialog.Message);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Whether errors in the console, such as requests that fail, are part of the test; what the page does not catch never is.</summary>
    public bool ExpectsErrors { get; set; }

    /// <summary>Titles of the hits shown.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync() => await Page.Locator(".hit h2").AllInnerTextsAsync();

    /// <summary>Waits for hits.</summary>
    public Task HitsAsync() => Page.Locator(".hit").First.WaitForAsync();

    /// <summary>Keeps a picture beside the test results when <c>SUMMIT_SCREENSHOTS</c> names a folder.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SUMMIT_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.True(_faults.Count == 0, string.Join('\n', _faults));
        Assert.True(ExpectsErrors || _errors.Count == 0, string.Join('\n', _errors));
    }
}
