package summit.oracle;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * serve: carries out sub-commands, one after the other, until standard input ends. A machine that is warm answers many times faster than one that starts for each.
 *
 * <p>A request is the number of its arguments, each of them, and what its standard input is to be. A text is its length in bytes and the bytes (UTF-8); numbers have four bytes, the highest first.
 * The answer comes in parts: a byte 1 and a text for standard output, 2 and a text for the error output, at last 0 and the exit code.
 */
final class Server {
  private static final int LAST = 0, OUT = 1, ERR = 2, PART = 1 << 16;

  private Server() {}

  static void run() throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream answer = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), PART));
    while (true) {
      int count;
      try { count = in.readInt(); } catch (EOFException e) { return; }
      String[] argv = new String[count];
      for (int i = 0; i < count; i++) argv[i] = new String(text(in), StandardCharsets.UTF_8);
      System.setIn(new ByteArrayInputStream(text(in)));
      int rc = answer(argv, answer);
      answer.writeByte(LAST);
      answer.writeInt(rc);
      answer.flush();
    }
  }

  private static int answer(String[] argv, DataOutputStream answer) {
    PrintStream out = new PrintStream(new BufferedOutputStream(new Parts(answer, OUT), PART), false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new BufferedOutputStream(new Parts(answer, ERR), PART), false, StandardCharsets.UTF_8);
    System.setOut(out);
    System.setErr(err);
    try {
      return Oracle.run(argv, out);
    } catch (Throwable t) {
      t.printStackTrace(err);
      return 1;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static byte[] text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  /** Sends what is written as parts of an answer. */
  private static final class Parts extends OutputStream {
    private final DataOutputStream to;
    private final int kind;

    Parts(DataOutputStream to, int kind) {
      this.to = to;
      this.kind = kind;
    }

    @Override
    public void write(int b) throws IOException { write(new byte[] {(byte) b}, 0, 1); }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      synchronized (to) {
        to.writeByte(kind);
        to.writeInt(length);
        to.write(bytes, from, length);
      }
    }
  }
}
