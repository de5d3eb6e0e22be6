import { caseStatusLabel } from "#domain/cases/labels.ts";
import { formatChinese } from "#domain/date.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import { Progress } from "../../ui/index.ts";
import { CaseLamp } from "./CaseLamp.tsx";
import { nextNode } from "./case-words.ts";
import type { CaseFile } from "./case-file.ts";

/** The head of a file: where it stands, why its light has its colour, and what would turn it green. */
export function CaseHead({ file }: { file: CaseFile }) {
  return (
    <section className="card case-head" aria-label="整顿概况">
      {file.withdrawnOn && (
        <p className="case-withdrawn">
          更正审定后，该村已于{formatChinese(file.withdrawnOn)}移出整顿名单，档案只供查阅。
        </p>
      )}
      <dl className="case-facts">
        <Fact name="亮灯">
          <CaseLamp colour={file.light} />
        </Fact>
        <Fact name="管理级别">{levelLabel[file.level]}</Fact>
        <Fact name="环节">{caseStatusLabel[file.status]}</Fact>
        <Fact name="任务销号">
          <Progress done={file.done} of={file.total} elapsedPercent={file.elapsedPercent} />
        </Fact>
        <Fact name="时间进度">{file.elapsedPercent}%</Fact>
        <Fact name="下一节点">{nextNode(file.nextDue, file.nextDays, file.total)}</Fact>
      </dl>
      <LightReasons file={file} />
      <div className="case-tags">
        <strong>软弱涣散表现</strong>
        {file.manifestations.length === 0 && <span>摸排时未登记具体表现。</span>}
        <ul>
          {file.manifestations.map(({ code, name }) => (
            <li key={code}>{name}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LightReasons({ file: { light, because, toGreen } }: { file: CaseFile }) {
  if (because.length === 0) return <p className="case-why">{plainReason[light]}</p>;
  return (
    <div className={`case-why case-why-${light}`}>
      <ul>
        {because.map(({ itemId, text, sentence }) => (
          <li key={itemId}>
            {itemId === null ? text : <a href={`#${itemId}`}>{text}</a>}：{sentence}
          </li>
        ))}
      </ul>
      {toGreen.length > 0 && <p>转为绿灯：{toGreen.join("，或者")}。</p>}
    </div>
  );
}

/** Of a light that no line of the file and no hand has given it. */
const plainReason: Partial<Record<CaseFile["light"], string>> = {
  none: "尚未设定时限，不亮灯。请在下方逐项填写问题和目标的完成时限。",
  green: "没有逾期或者临近到期的未办结事项，亮绿灯。",
};
