import { recordKindLabel } from "#domain/records/labels.ts";
import type { RecordKind } from "#domain/records/record.ts";

interface KindPickerProps {
  readonly kinds: readonly RecordKind[];
  readonly kind: RecordKind;
  readonly onKind: (kind: RecordKind) => void;
}

/** One press, no list to open: the kinds stand side by side, large enough for a thumb. */
export function KindPicker({ kinds, kind, onKind }: KindPickerProps) {
  return (
    <fieldset className="entry-kinds">
      <legend>做了什么</legend>
      <div>
        {kinds.map((one) => (
          <label key={one} className={one === kind ? "entry-chosen" : undefined}>
            <input type="radio" name="kind" checked={one === kind} onChange={() => onKind(one)} />
            {recordKindLabel[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
