package io.modelregistry.edit.change;

import java.util.List;
import java.util.Locale;

/**
 * A change that cannot be made as it was asked for. Its message is for the person who asked: what
 * is wrong, and what to do. It carries no stack trace, since it is an answer and no bug.
 */
public final class EditRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of thing is wrong. Programs go by these, so none is ever renamed. */
  public enum Code {
    /** Nothing has that id. */
    UNKNOWN_ID(false),
    /** Something has that id already. */
    ID_TAKEN(false),
    /** Something had that id and was removed. */
    ID_REMOVED(false),
    /** The id means something to every program and must stay. */
    ID_RESERVED(false),
    /** Others refer to what should go. */
    REFERENCED(false),
    /** The file to change has errors that a change could not keep. */
    UNREADABLE_FILE(false),
    /** There is no such price to correct, or it cannot change in that way. */
    PRICE_CONFLICT(false),
    /** The person was asked, and did not want it. */
    ABORTED(false),
    /** No id can look like that. */
    UNLAWFUL_ID(true),
    /** A field, value, price or document is not in the form that such things have. */
    INVALID_INPUT(true);

    private final boolean usage;

    Code(boolean usage) {
      this.usage = usage;
    }

    /** Whether it was asked wrongly, whatever the registry holds. */
    public boolean isUsage() {
      return usage;
    }

    /** The word in output: {@code id_taken}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Code code;

  @SuppressWarnings("serial") // Nobody serialises it.
  private final List<String> references;

  public EditRefusal(Code code, String message) {
    this(code, message, List.of());
  }

  /**
   * With what stands in the way.
   *
   * @param references places such as {@code routes/a/b.json} or {@code models/a/b.json
   *     /replaced_by}
   */
  public EditRefusal(Code code, String message, List<String> references) {
    super(message, null, false, false);
    this.code = code;
    this.references = List.copyOf(references);
  }

  public Code code() {
    return code;
  }

  /** Its message, which is always there. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** Files, perhaps with a JSON pointer, that stand in the way. */
  public List<String> references() {
    return references;
  }
}
