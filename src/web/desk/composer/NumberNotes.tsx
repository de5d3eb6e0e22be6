interface ListNoteProps {
  readonly title: string;
  readonly sentences: readonly string[];
}

function ListNote({ title, sentences }: ListNoteProps) {
  return (
    <div className="bulletin-note" role="status">
      {title}
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

interface NumberNotesProps {
  /** Numbers that read otherwise than before, and what that means here. */
  readonly moved: ListNoteProps;
  readonly unbound: readonly { readonly sentence: string }[];
  /** What waits until every number is found: 送审, 报送. */
  readonly step: string;
}

/** Numbers of a text that moved, and those that cannot be found. */
export function NumberNotes({ moved, unbound, step }: NumberNotesProps) {
  return (
    <>
      {moved.sentences.length > 0 && <ListNote {...moved} />}
      {unbound.length > 0 && (
        <ListNote
          title={`还有 ${unbound.length} 处数字取不到数，改正后才能${step}：`}
          sentences={unbound.map(({ sentence }) => sentence)}
        />
      )}
    </>
  );
}
