import { Button } from "antd";
import { caseSteps } from "#contract/case-steps.ts";
import { outcomeLabel, pointsText, vetoLabel } from "#domain/cases/step-labels.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, ProblemNote } from "../../ui/index.ts";
import type { Acceptance, Course } from "./course.ts";

/** 县级验收: every attempt with its scores by the scheme it was held under. */
export function AcceptanceList({ caseId, course: { acceptances } }: { caseId: string; course: Course }) {
  const sheet = useDownload(caseSteps.sheet);
  return (
    <Card title="县级验收" note={`共 ${acceptances.length} 次`} padded>
      <ProblemNote problem={sheet.problem} />
      {acceptances.toReversed().map((one) => (
        <details key={one.id} className="acceptance" open={one === acceptances.at(-1)}>
          <summary>
            第 {one.attempt} 次　{one.heldOn}　综合得分 {pointsText(one.points)} 分{"　"}
            <strong>{outcomeLabel[one.outcome]}</strong>
            {one.veto && `（${vetoLabel[one.veto]}）`}
            {one.newDueOn && `　新的完成时限 ${one.newDueOn}`}
          </summary>
          <AcceptanceFacts one={one} />
          <ScoreTable one={one} />
          <Button
            size="small"
            className="no-print"
            loading={sheet.sending}
            onClick={() => sheet.send({ params: { id: caseId }, body: { acceptanceId: one.id } })}
          >
            下载验收表
          </Button>
        </details>
      ))}
    </Card>
  );
}

function AcceptanceFacts({ one }: { one: Acceptance }) {
  return (
    <>
      <p>
        验收组：{one.members}　登记人：{one.by}　方案：{one.scheme.title}，
        {one.schemeVersion === 0 ? "系统默认规则" : `第 ${one.schemeVersion} 版`}，合格线 {one.scheme.passPoints} 分
      </p>
      <p>
        民主测评：应到 {one.invited} 人，实到 {one.present} 人；满意 {one.satisfied} 票，一般 {one.fair} 票，不满意{" "}
        {one.dissatisfied} 票。
      </p>
      {one.opinion && <p>验收意见：{one.opinion}</p>}
    </>
  );
}

function ScoreTable({ one }: { one: Acceptance }) {
  let at = 0;
  return (
    <div className="score-groups score-groups-read">
      {one.scheme.aspects.map(({ name, items }) => (
        <table key={name} className="score-table">
          <caption>{name}</caption>
          <tbody>
            {items.map((item) => (
              <tr key={item.name}>
                <td>{item.name}</td>
                <td className="score-number">
                  {pointsText(one.scores[at++]!)} / {item.points}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
