import type { WrittenKind } from "#domain/screening/opinion.ts";
import { opinionKindLabel } from "#domain/screening/labels.ts";
import type { ShortlistRow } from "./contract-types.ts";
import { type StandingOpinion, standing } from "./shortlist-counts.ts";

/** Agreement is a number; every disagreement is named. */
export function OpinionMarks({ row }: { row: ShortlistRow }) {
  const opinions = standing(row);
  const agreed = opinions.filter(({ kind }) => kind === "keep").length;
  const others = opinions.filter(({ kind }) => kind !== "keep");
  if (opinions.length === 0) return <span className="hint">尚无意见</span>;
  return (
    <span className="marks">
      {agreed > 0 && <span>{`同意 ${agreed}`}</span>}
      {others.map((opinion) => (
        <Mark key={opinion.id} opinion={opinion} />
      ))}
    </span>
  );
}

const signs: Record<WrittenKind, string> = { keep: "✓", add: "＋", remove: "－" };

function Mark({ opinion: { kind, organisation, reason } }: { opinion: StandingOpinion }) {
  return (
    <span className="mark-open" title={reason}>
      <span aria-hidden="true">{signs[kind]}</span> {organisation}
      {opinionKindLabel[kind]}
    </span>
  );
}
