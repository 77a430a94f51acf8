package io.neosc.domain.audit;

/** A draft with its commitment and the pieces of its canonical form; immutable, made once. */
public final class PreparedDraft {
  private final AuditDraft draft;
  private final String commitment;
  private final EntryForm form;

  PreparedDraft(AuditDraft draft) {
    this.draft = draft;
    this.commitment = draft.personal().commitment();
    this.form =
        new EntryForm(
            AuditEntry.VERSION,
            draft.id(),
            draft.userId(),
            draft.action(),
            draft.resource(),
            draft.timestamp(),
            draft.success(),
            draft.role(),
            draft.signIn(),
            draft.sessionId(),
            draft.traceId(),
            commitment);
  }

  public AuditDraft draft() {
    return draft;
  }

  EntryForm form() {
    return form;
  }

  AuditEntry entry(ChainHead prev, long seq, String hash) {
    return new AuditEntry(
        AuditEntry.VERSION,
        prev.chain(),
        seq,
        draft.id(),
        draft.userId(),
        draft.action(),
        draft.resource(),
        draft.timestamp(),
        draft.success(),
        draft.role(),
        draft.signIn(),
        draft.sessionId(),
        draft.traceId(),
        commitment,
        draft.personal(),
        prev.hash(),
        hash);
  }
}
