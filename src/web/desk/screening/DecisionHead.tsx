import { Input } from "antd";
import { isDocumentNumber } from "#domain/screening/decision.ts";
import { decisionRefusalLabel } from "#domain/screening/labels.ts";
import { DateField } from "../../ui/index.ts";
import type { Decision } from "./contract-types.ts";
import type { DecisionDraft } from "./decision-draft.ts";
import { Labelled } from "./Labelled.tsx";

interface DecisionHeadProps {
  readonly draft: DecisionDraft;
  readonly inForce: Decision | undefined;
  readonly today: string;
  readonly onDraft: (draft: DecisionDraft) => void;
}

export function DecisionHead({ draft, inForce, today, onDraft }: DecisionHeadProps) {
  const wrong = draft.number !== "" && !isDocumentNumber(draft.number.trim());
  return (
    <div className="labelled-grid">
      <Labelled
        label="文号"
        hint={
          wrong
            ? `${decisionRefusalLabel["number-malformed"]}。`
            : "如：青组发〔2026〕12号。输入普通括号自动改为六角括号。"
        }
      >
        <Input
          value={draft.number}
          maxLength={40}
          status={wrong ? "error" : undefined}
          aria-invalid={wrong}
          onChange={({ target }) => onDraft({ ...draft, number: hexagonal(target.value) })}
        />
      </Labelled>
      <Labelled label={inForce ? "更正日期" : "审定日期"}>
        <DateField
          value={draft.decidedOn}
          latest={today || undefined}
          onChange={(decidedOn) => onDraft({ ...draft, decidedOn })}
        />
      </Labelled>
      {inForce && (
        <Labelled
          label="更正理由（不少于 5 个字）"
          wide
          hint={`更正 ${inForce.number}。原决定保留，另立新文号；更正后以新决定为准。`}
        >
          <Input.TextArea
            rows={2}
            maxLength={400}
            value={draft.reason}
            onChange={({ target }) => onDraft({ ...draft, reason: target.value })}
          />
        </Labelled>
      )}
    </div>
  );
}

/** Keyboards have no 〔〕; whatever bracket holds the year becomes one. */
const hexagonal = (number: string) => number.replace(/[([（［【](\d{4})[)\]）］】]/, "〔$1〕");
