import { factWords } from "#domain/projects/gates/fact-words.ts";
import { gateLabel } from "#domain/projects/labels.ts";
import { Light } from "../../../ui/index.ts";
import { FileButton } from "./FileButton.tsx";
import type { GateLine, GatesPage } from "./gate-types.ts";

const marks = { behind: "✓", now: "●", ahead: "○", "not-asked": "－" } as const;
const stateWord = { behind: "已过", now: "待过", ahead: "未到", "not-asked": "不适用" } as const;

interface ItemProps {
  readonly line: GateLine;
  readonly page: GatesPage;
}

export function GateItem({ line, page }: ItemProps) {
  const { gate, state } = line;
  return (
    <li className={`pass pass-${state}`}>
      <span className="pass-mark" aria-hidden="true">
        {marks[state]}
      </span>
      <div className="pass-head">
        <strong>{gateLabel[gate]}</strong>
        <span className="pass-state">{stateWord[state]}</span>
        {state !== "not-asked" && <PlanWords line={line} />}
      </div>
      {line.pass && <PassWords line={line} page={page} />}
      {state === "now" && <NowWords line={line} page={page} />}
      {state === "ahead" && <p className="pass-by">由{line.byWords}过关</p>}
      {state === "behind" && !line.pass && <p className="pass-by">由项目台账导入，没有过关记录。</p>}
    </li>
  );
}

/** 计划与实际: planned days, and how late it is in word and shape. */
function PlanWords({ line: { plan, lateDays, state } }: { line: GateLine }) {
  if (!plan) return null;
  const late = lateDays !== null && lateDays > 0;
  return (
    <span className="pass-plan">
      <span className="num">{`计划 ${plan.startOn} 至 ${plan.finishOn}`}</span>
      {late && <Light colour="red" word={state === "behind" ? `晚 ${lateDays} 天` : `已逾期 ${lateDays} 天`} />}
      {state === "behind" && lateDays !== null && lateDays < 0 && `提前 ${-lateDays} 天`}
    </span>
  );
}

function PassWords({ line: { pass }, page }: ItemProps) {
  if (!pass) return null;
  // Most often the paper itself bears the number.
  const told = pass.document === "" || pass.evidence.some(({ reference }) => reference === pass.document);
  const said = [...(told ? [] : [["文号", pass.document] as const]), ...factWords(pass.facts)];
  return (
    <>
      <p className="pass-by">
        <span className="num">{pass.onDay}</span>　{[pass.unit, pass.by].filter(Boolean).join("　")}
        {pass.ruleVersion > 0 && `　按关口规则第 ${pass.ruleVersion} 版`}
      </p>
      <dl className="pass-facts">
        {said.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {pass.evidence.map(({ name, reference, onDay, fileId }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {[reference, onDay].filter(Boolean).join("　")}
              {fileId && <FileButton projectId={page.id} file={page.files.find(({ id }) => id === fileId)} />}
            </dd>
          </div>
        ))}
      </dl>
      {pass.text && <p className="pass-text">{pass.text}</p>}
    </>
  );
}

/** Who passes it and what is still missing, as a list to go through. */
function NowWords({ line: { byWords, asked }, page: { missing, can } }: ItemProps) {
  return (
    <div className="pass-todo">
      <p className="pass-by">
        由{byWords}过关{can.pass ? "，请您办理。" : "。"}
      </p>
      {missing.length > 0 && (
        <ul className="pass-missing">
          {missing.map(({ rule, sentence }, i) => (
            <li key={`${rule}${i}`}>
              <Light colour="red" word="还缺" /> {sentence}
            </li>
          ))}
        </ul>
      )}
      {asked.length > 0 && (
        <>
          <p className="pass-by">过关时填写：</p>
          <ul className="pass-asked">
            {asked.map(({ name, file, basis }) => (
              <li key={name}>
                <span aria-hidden="true">□</span> {name}
                {file === "required" && `（须上传附件，理由：${basis}）`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
