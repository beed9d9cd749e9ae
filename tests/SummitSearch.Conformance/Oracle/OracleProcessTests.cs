namespace SummitSearch.Conformance.Oracle;

public class OracleProcessTests
{
    [OracleFact]
    public void Run_Analyze_PrintsTokensAsTabSeparatedLines()
    {
        string output = OracleProcess.Run(["analyze", "--analyzer", "english"], "\"The dog's running\"\n");

        Assert.Equal("0\t\"dog\"\t4\t9\t2\t1\t<ALPHANUM>\n0\t\"run\"\t10\t17\t1\t1\t<ALPHANUM>\n0\tEND\t17\t17\t0\t-\t-\n", output);
    }

    [OracleFact]
    public void Run_UnknownSubCommand_ThrowsWithTheErrorOutput()
    {
        var error = Assert.Throws<InvalidOperationException>(() => OracleProcess.Run(["nonsense"]));

        Assert.Contains("unknown sub-command", error.Message, StringComparison.Ordinal);
    }
}
