namespace SummitSearch.Articles.Html;

/// <summary>Tells tables that tabulate from those that lay out a page.</summary>
/// <remarks>Remembers what it found: every list of a table asks about it.</remarks>
internal sealed class DataTables
{
    private readonly Dictionary<PageNode, bool> _known = [];

    /// <summary>True for a table that tabulates.</summary>
    public bool IsData(PageNode table)
    {
        if (!_known.TryGetValue(table, out bool isData)) _known[table] = isData = Judge(table);
        return isData;
    }

    private static bool Judge(PageNode table)
    {
        if (table.GetAttribute("role") == "presentation" || table.GetAttribute("datatable") == "0") return false;
        if (table.GetAttribute("summary") is not null || table.Below("caption", "col", "colgroup", "tfoot", "thead", "th").Count > 0) return true;
        if (table.Below("table").Count > 0) return false;
        List<PageNode> rows = table.Below("tr");
        int columns = rows.Count > 0 ? rows[0].Nodes.Count(static node => node.IsElement) : 0;
        if (rows.Count == 1 || columns == 1) return false;
        return rows.Count >= 10 || columns > 4 || rows.Count * columns > 10;
    }
}
