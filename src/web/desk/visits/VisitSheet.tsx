import { Link } from "wouter";
import { answerWords, isBad } from "#domain/inspections/checklist.ts";
import { satisfactionLabel } from "#domain/inspections/finding-labels.ts";
import { interviewKindLabel, visitStatusLabel, visitWayLabel } from "#domain/inspections/visit-labels.ts";
import { Card } from "../../ui/index.ts";
import { FindingsCard } from "./FindingsCard.tsx";
import type { VisitView } from "./visit-types.ts";

interface SheetProps {
  readonly visit: VisitView;
  readonly onRegister?: () => void;
}

/** The visit as it is read and printed. */
export function VisitSheet({ visit, onRegister }: SheetProps) {
  return (
    <div className="visit-sheet">
      <VisitFacts visit={visit} />
      {visit.checklist && <AnswersCard checklist={visit.checklist} answers={visit.answers} />}
      {visit.interviews.length > 0 && (
        <Card title="访谈" note={`${visit.interviews.length} 人次`} padded>
          <ul className="visit-interviews">
            {visit.interviews.map(({ id, kind, satisfied, text }) => (
              <li key={id}>
                <b>{interviewKindLabel[kind]}</b>
                {satisfied && `（${satisfactionLabel[satisfied]}）`}：{text}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={visit.kind === "leader" ? "看到的情况和现场意见" : "现场反馈"} padded>
        {visit.feedbackTo && <p>反馈给：{visit.feedbackTo}</p>}
        <p className="visit-words">{visit.feedback || "没有写。"}</p>
      </Card>
      <FindingsCard visit={visit} onRegister={onRegister} />
    </div>
  );
}

export function VisitFacts({ visit }: { readonly visit: VisitView }) {
  const facts: readonly (readonly [string, string])[] = [
    ["对象", visit.name.startsWith(visit.township) ? visit.name : `${visit.township}${visit.name}`],
    ["日期", visit.onDay],
    ["方式", visitWayLabel[visit.way]],
    ["检查人员", visit.visitors],
    ["更换人员原因", visit.changedReason],
    ["检查清单", visit.checklist ? visit.checklist.title : ""],
    ["状态", visitStatusLabel[visit.status]],
    ["提交人", visit.submittedBy ?? ""],
  ];
  return (
    <dl className="visit-facts">
      {visit.inspection && (
        <div>
          <dt>督查</dt>
          <dd>
            <Link href={`/inspections/${visit.inspection.id}`}>{visit.inspection.title}</Link>
          </dd>
        </div>
      )}
      {facts
        .filter(([, said]) => said !== "")
        .map(([word, said]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  );
}

type Checklist = NonNullable<VisitView["checklist"]>;

export function AnswersCard({
  checklist,
  answers,
}: {
  readonly checklist: Checklist;
  readonly answers: VisitView["answers"];
}) {
  const byItem = new Map(answers.map((one) => [one.item, one]));
  return (
    <Card title={checklist.title} note={checklist.source} padded>
      {checklist.sections.map((section) => (
        <table key={section.title} className="visit-answers">
          <caption>{section.title}</caption>
          <tbody>
            {section.items.map((item) => {
              const answer = byItem.get(item.code);
              const bad = answer !== undefined && isBad(item, answer.value);
              return (
                <tr key={item.code}>
                  <th scope="row">{item.text}</th>
                  <td className={bad ? "visit-bad" : undefined}>
                    {answer ? answerWords(item, answer.value) : "未填"}
                    {bad && <span className="visit-mark">有问题</span>}
                  </td>
                  <td>{answer?.note}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ))}
    </Card>
  );
}
