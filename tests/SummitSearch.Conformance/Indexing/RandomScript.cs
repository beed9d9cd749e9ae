using System.Globalization;
using System.Text;

namespace SummitSearch.Conformance.Indexing;

/// <summary>Random documents over a random schema, with updates, deletes, commits and merges between them.</summary>
internal sealed class RandomScript(int seed)
{
    private static readonly string[] Kinds =
    [
        "text", "offsets", "freqs", "docs", "keyword", "string", "bytes", "int", "long", "float", "double",
        "numeric", "binary", "sorted", "set", "numbers", "point", "real",
    ];

    private static readonly string[] MultiValued = ["text", "offsets", "freqs", "docs", "keyword", "string", "bytes", "int", "set", "numbers", "point"];
    private readonly Random _random = new(seed);
    private readonly List<string> _ids = [];
    private (string Kind, string Name, int Percent, int MaxValues)[] _schema = [];

    /// <summary>Makes a script.</summary>
    /// <param name="documents">Documents that are added.</param>
    /// <param name="segments">About how many commits lie between them.</param>
    /// <param name="deletes">Whether documents are deleted and updated.</param>
    /// <param name="mergeTo">Segments to leave at the end; 0 for no merge.</param>
    public List<ReplayOperation> Create(int documents, int segments, bool deletes, int mergeTo)
    {
        if (_schema.Length == 0)
            _schema = [.. Kinds.Where(_ => _random.Next(4) > 0).Select(k => (k, "f-" + k, 20 + _random.Next(81), MultiValued.Contains(k) ? 1 + _random.Next(3) : 1))];
        List<ReplayOperation> script = [];
        for (int i = 0; i < documents; i++)
        {
            script.Add(deletes && _random.Next(10) == 0 && _ids.Count > 0 ? Update() : Add());
            if (deletes && _random.Next(12) == 0)
                script.Add(new ReplayOperation("delete", "id", AnyId()));
            if (_random.Next(documents) < segments)
                script.Add(new ReplayOperation("commit"));
        }
        if (mergeTo > 0)
            script.Add(new ReplayOperation("merge", Segments: mergeTo));
        return script;
    }

    private ReplayOperation Add()
    {
        string id = "d" + _ids.Count.ToString(CultureInfo.InvariantCulture);
        _ids.Add(id);
        return new ReplayOperation("add", Fields: Document(id));
    }

    private ReplayOperation Update()
    {
        string id = AnyId();
        return new ReplayOperation("update", "id", id, Fields: Document(id));
    }

    private string AnyId() => _ids[_random.Next(_ids.Count)];

    private string[][] Document(string id)
    {
        List<string[]> fields = [["keyword", "id", id]];
        foreach ((string kind, string name, int percent, int maxValues) in _schema)
        {
            if (_random.Next(100) >= percent)
                continue;
            for (int n = 1 + _random.Next(maxValues); n > 0; n--)
                fields.Add([kind, name, Value(kind)]);
        }
        return [.. fields];
    }

    private string Value(string kind) => kind switch
    {
        "text" or "offsets" or "freqs" or "docs" => Text(_random.Next(_random.Next(8) == 0 ? 400 : 25)),
        "keyword" or "sorted" or "set" or "binary" or "string" or "bytes" => _random.Next(20) == 0 ? "" : Text(1 + _random.Next(2)),
        "int" => (_random.Next(int.MinValue, int.MaxValue) >> _random.Next(32)).ToString(CultureInfo.InvariantCulture),
        "float" => BitConverter.SingleToInt32Bits(_random.Next(2) == 0 ? _random.Next(-9, 300) : _random.NextSingle() * 1e6f).ToString(CultureInfo.InvariantCulture),
        "double" or "real" => BitConverter.DoubleToInt64Bits(_random.Next(2) == 0 ? _random.Next(-9, 300) : (_random.NextDouble() - 0.5) * 1e9).ToString(CultureInfo.InvariantCulture),
        _ => ((_random.NextInt64() - (long.MaxValue >> 1)) >> _random.Next(63)).ToString(CultureInfo.InvariantCulture),
    };

    private string Text(int words)
    {
        StringBuilder text = new();
        for (int i = 0; i < words; i++)
            text.Append(i == 0 ? "" : " ").Append(Word());
        return text.ToString();
    }

    /// <summary>A few words are very frequent, many are rare, some are long or of other scripts.</summary>
    private string Word() => _random.Next(30) switch
    {
        0 => "Zürich" + _random.Next(50),
        1 => "日本" + (char)(0x4E00 + _random.Next(200)),
        2 => "🗞" + char.ConvertFromUtf32(0x1F600 + _random.Next(40)),
        3 => new string((char)('a' + _random.Next(26)), 1 + _random.Next(300)),
        < 12 => "rare" + _random.Next(5000).ToString(CultureInfo.InvariantCulture),
        _ => "w" + ((int)Math.Sqrt(_random.Next(400))).ToString(CultureInfo.InvariantCulture),
    };
}
