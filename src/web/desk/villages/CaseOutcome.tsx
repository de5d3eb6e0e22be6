import type { ReactNode } from "react";
import type { DossierCase } from "./dossier-types.ts";

/** How it came out: acceptance, delisting, consolidation, looking back, relapse; only what has happened or is planned. */
export function CaseOutcome({ file }: { file: DossierCase }) {
  const lines = [...accepted(file), ...days(file), ...watched(file)].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="file-head">验收、巩固和回头看</h3>
      <ul className="file-lines file-inner">
        {lines.map(({ key, on, text, small }) => (
          <li key={key}>
            <span className="num">{on}</span>
            <span>
              {text}
              {small && <small>{small}</small>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Line {
  readonly key: string;
  readonly on: string;
  readonly text: ReactNode;
  readonly small: string;
}

const accepted = ({ acceptances }: DossierCase): Line[] =>
  acceptances.map((one) => ({
    key: `acceptance ${one.attempt}`,
    on: one.heldOn,
    text: `第 ${one.attempt} 次县级验收${one.outcome === "passed" ? "合格" : "不合格"}，得 ${one.points / 100} 分；民主测评实到 ${one.present} 人，满意 ${one.satisfied} 票，一般 ${one.fair} 票，不满意 ${one.dissatisfied} 票`,
    small: [one.opinion, one.newDueOn && `整顿时限重新确定为 ${one.newDueOn}`].filter(Boolean).join("　"),
  }));

function days({ delistedOn, delistNumber, consolidationTo, closedOn, relapsedOn }: DossierCase): Line[] {
  const steps: [string, string | null, string, string][] = [
    ["delisted", delistedOn, "销号", delistNumber],
    ["closed", closedOn, "巩固期满，办结", ""],
    ["relapsed", relapsedOn, "认定反弹，另立新档", ""],
    ["consolidation", (closedOn ?? relapsedOn) ? null : consolidationTo, "巩固期到期", ""],
  ];
  return steps.flatMap(([key, on, text, small]) => (on === null ? [] : [{ key, on, text, small }]));
}

const watched = ({ checks, lookBacks, closedOn, relapsedOn }: DossierCase): Line[] => [
  ...checks
    .filter(({ doneOn }) => doneOn !== null || (closedOn === null && relapsedOn === null))
    .map(({ month, dueOn, doneOn, sound, finding }) => ({
      key: `check ${month}`,
      on: doneOn ?? dueOn,
      text: `销号后第 ${month} 个月检查：${doneOn === null ? "待查" : sound ? "稳固" : "有松动"}`,
      small: finding,
    })),
  ...lookBacks.map(({ onDay, relapsed, finding }, n) => ({
    key: `look-back ${n}`,
    on: onDay,
    text: `回头看：${relapsed ? "认定反弹" : "未反弹"}`,
    small: finding,
  })),
];
