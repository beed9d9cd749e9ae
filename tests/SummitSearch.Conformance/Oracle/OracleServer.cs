using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace SummitSearch.Conformance.Oracle;

/// <summary>A Java process that carries out one sub-command of the oracle after the other (<c>serve</c>); it ends when this process does.</summary>
/// <remarks>One call at a time. The messages are described in <c>Server.java</c>.</remarks>
internal sealed class OracleServer : IDisposable
{
    private const int Last = 0;
    private const int StandardOutput = 1;
    private readonly Process _process;
    private readonly Task<string> _errors;

    /// <summary>Starts it.</summary>
    /// <param name="start">How the oracle is started with the argument <c>serve</c>.</param>
    public OracleServer(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Carries out a sub-command.</summary>
    /// <exception cref="InvalidOperationException">The process ended.</exception>
    public OracleResult Call(IReadOnlyList<string> arguments, string? standardInput)
    {
        try
        {
            Send(arguments, standardInput ?? "");
            return Receive();
        }
        catch (IOException fault)
        {
            throw new InvalidOperationException($"The oracle ended at {string.Join(' ', arguments)}: {_errors.GetAwaiter().GetResult()}", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private void Send(IReadOnlyList<string> arguments, string standardInput)
    {
        using MemoryStream message = new();
        Write(message, arguments.Count);
        foreach (string argument in arguments) Write(message, argument);
        Write(message, standardInput);
        Stream pipe = _process.StandardInput.BaseStream;
        message.WriteTo(pipe);
        pipe.Flush();
    }

    private OracleResult Receive()
    {
        Stream pipe = _process.StandardOutput.BaseStream;
        using MemoryStream output = new(), error = new();
        Span<byte> head = stackalloc byte[5];
        byte[] part = [];
        while (true)
        {
            pipe.ReadExactly(head);
            int number = BinaryPrimitives.ReadInt32BigEndian(head[1..]);
            if (head[0] == Last)
                return new OracleResult(number, TextOf(output), TextOf(error));
            if (part.Length < number) part = new byte[number];
            pipe.ReadExactly(part, 0, number);
            (head[0] == StandardOutput ? output : error).Write(part, 0, number);
        }
    }

    private static string TextOf(MemoryStream stream) => Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);

    private static void Write(MemoryStream message, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Write(message, bytes.Length);
        message.Write(bytes);
    }

    private static void Write(MemoryStream message, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        message.Write(bytes);
    }
}
