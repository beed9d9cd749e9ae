using System.Diagnostics.CodeAnalysis;

namespace SummitSearch.Indexing;

/// <summary>What is known of the files of the corpus while the index is brought in step, and which files hold articles that others have displaced.</summary>
/// <remarks>Not thread-safe. Every operation costs the same however many files and displaced articles there are.</remarks>
internal sealed class KnownFiles
{
    private readonly Dictionary<string, CorpusFile> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _shadowedIn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _filesShadowing = new(StringComparer.Ordinal);

    /// <summary>Paths of all known files.</summary>
    public IReadOnlyCollection<string> Paths => _byPath.Keys;

    /// <summary>All known files; what has been displaced since a file was set is left out.</summary>
    public IReadOnlyCollection<CorpusFile> All => _byPath.Values;

    /// <summary>True if a file is known.</summary>
    public bool Contains(string path) => _byPath.ContainsKey(path);

    /// <summary>A known file.</summary>
    public bool TryGet(string path, [NotNullWhen(true)] out CorpusFile? file) => _byPath.TryGetValue(path, out file);

    /// <summary>Adds or replaces a file.</summary>
    public void Set(CorpusFile file)
    {
        Remove(file.Path);
        _byPath[file.Path] = file;
        foreach (string articleId in file.Shadowed) AddShadow(file.Path, articleId);
    }

    /// <summary>Forgets a file; false if it was not known.</summary>
    public bool Remove(string path)
    {
        if (_shadowedIn.Remove(path, out HashSet<string>? ids))
        {
            foreach (string id in ids) _filesShadowing[id].Remove(path);
        }
        return _byPath.Remove(path);
    }

    /// <summary>Notes that the article with an id in a known file is displaced by another file's; false if that was known.</summary>
    public bool AddShadow(string path, string articleId)
    {
        if (!SetOf(_shadowedIn, path).Add(articleId)) return false;
        SetOf(_filesShadowing, articleId).Add(path);
        return true;
    }

    /// <summary>The files that hold a displaced article with an id.</summary>
    public string[] FilesShadowing(string articleId) => _filesShadowing.TryGetValue(articleId, out HashSet<string>? paths) ? [.. paths.Order(StringComparer.Ordinal)] : [];

    /// <summary>A known file with everything that has been displaced.</summary>
    public CorpusFile WithShadows(string path) =>
        _byPath[path] with { Shadowed = _shadowedIn.TryGetValue(path, out HashSet<string>? ids) ? [.. ids.Order(StringComparer.Ordinal)] : [] };

    private static HashSet<string> SetOf(Dictionary<string, HashSet<string>> sets, string key) =>
        sets.TryGetValue(key, out HashSet<string>? set) ? set : sets[key] = new HashSet<string>(StringComparer.Ordinal);
}
