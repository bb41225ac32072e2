package io.modelregistry.app.cost;

import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonText;
import io.modelregistry.json.ReadResult;
import io.modelregistry.render.json.CostJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers requests line by line: one JSON object in, one out, in order, in constant memory. A line
 * that is wrong gets an error for an answer and disturbs no other.
 */
public final class CostBatch {
  /** So many lines are answered at a time, on as many cores as there are. */
  private static final int CHUNK_LINES = 4_096;

  /** So many bytes of lines at most, and one line more, so that long ones fill no memory. */
  private static final int CHUNK_BYTES = 4_000_000;

  private final CostDesk desk;

  public CostBatch(CostDesk desk) {
    this.desk = desk;
  }

  /**
   * How it went.
   *
   * @param priced lines with a cost
   * @param failed lines with an error
   */
  public record Tally(long priced, long failed) {}

  private record Answer(String line, boolean isPriced) {}

  /** Reads to the end. Answers never wait for lines that are not written yet. */
  public Tally run(InputStream in, OutputStream out) throws IOException {
    long lines = 0;
    long priced = 0;
    LineReader reader = new LineReader(in, DocumentReader.MAX_BYTES);
    List<byte[]> chunk = chunk(reader);
    while (!chunk.isEmpty()) {
      ByteArrayOutputStream answers = new ByteArrayOutputStream();
      for (Answer answer : chunk.parallelStream().map(this::answer).toList()) {
        answers.writeBytes(answer.line().getBytes(StandardCharsets.UTF_8));
        priced += answer.isPriced() ? 1 : 0;
      }
      lines += chunk.size();
      answers.writeTo(out);
      out.flush();
      chunk = chunk(reader);
    }
    return new Tally(priced, lines - priced);
  }

  private static List<byte[]> chunk(LineReader reader) throws IOException {
    List<byte[]> chunk = new ArrayList<>();
    int size = 0;
    byte[] line = reader.next();
    while (line != null) {
      chunk.add(line);
      size += line.length;
      boolean isFull = chunk.size() == CHUNK_LINES || size >= CHUNK_BYTES;
      line = isFull || !reader.isReady() ? null : reader.next();
    }
    return chunk;
  }

  private Answer answer(byte[] line) {
    ObjectNode answer;
    boolean isPriced = false;
    try {
      CostDesk.Quote quote = desk.one(CostRequests.read(tree(line)));
      answer = CostJson.of(quote.route(), quote.answer());
      isPriced = quote.answer() instanceof CostAnswer.Priced;
    } catch (Refusal refusal) {
      answer = CostJson.of(refusal);
    }
    return new Answer(JsonText.compact(answer) + "\n", isPriced);
  }

  private static JsonNode tree(byte[] line) {
    if (new String(line, StandardCharsets.UTF_8).isBlank()) {
      throw new Refusal(Refusal.Code.INVALID_REQUEST, "the line is empty; leave it out");
    }
    ReadResult result = DocumentReader.read("line", line);
    for (Finding finding : result.findings()) {
      if (finding.severity() == Severity.ERROR) {
        throw invalid(finding);
      }
    }
    return result.document().orElseThrow().root();
  }

  private static Refusal invalid(Finding finding) {
    String hint = finding.hint();
    return new Refusal(
        Refusal.Code.INVALID_REQUEST,
        "column "
            + finding.location().column()
            + ": "
            + finding.message()
            + (hint == null ? "" : "; " + hint));
  }
}
