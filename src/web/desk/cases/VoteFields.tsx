import { InputNumber } from "antd";
import type { AcceptanceScheme } from "#domain/cases/acceptance.ts";
import { appraisalRefusals } from "#domain/cases/acceptance.ts";
import { acceptanceRefusalLabel } from "#domain/cases/step-labels.ts";
import { type Votes, voteWords } from "./acceptance-draft.ts";

interface VoteFieldsProps {
  readonly scheme: AcceptanceScheme;
  readonly votes: Votes;
  readonly onVotes: (votes: Partial<Votes>) => void;
}

export function VoteFields({ scheme, votes, onVotes }: VoteFieldsProps) {
  const { invited, present, satisfied, fair, dissatisfied } = votes;
  const counts = { invited, present, satisfied, fair, dissatisfied };
  const whole = Object.values(counts).every((count) => count !== null);
  const why = whole ? appraisalRefusals(counts as Record<keyof Votes, number>) : [];
  return (
    <>
      <div className="vote-row">
        {(Object.keys(voteWords) as (keyof Votes)[]).map((name) => (
          <label key={name}>
            {voteWords[name]}
            <InputNumber
              value={counts[name]}
              min={0}
              max={9999}
              precision={0}
              style={{ width: 80 }}
              onChange={(count) => onVotes({ [name]: count })}
            />
          </label>
        ))}
      </div>
      {why.map(({ rule }) => (
        <p key={rule} className="field-error" role="alert">
          {acceptanceRefusalLabel[rule]}。
        </p>
      ))}
      <p className="hint">不满意票超过有效票 {scheme.vetoPercent}% 的，无论得分多少均为不合格。</p>
    </>
  );
}
