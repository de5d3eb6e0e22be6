import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "wouter";
import { findings } from "#contract/findings.ts";
import { findingActionLabel, findingStatusLabel } from "#domain/inspections/finding-labels.ts";
import { lookBackResultLabel } from "#domain/inspections/finding-look-back.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { FindingActions } from "./FindingActions.tsx";
import { FindingFacts } from "./FindingFacts.tsx";
import { FindingFiles } from "./FindingFiles.tsx";
import type { Finding } from "./finding-types.ts";
import "./findings.css";

export function FindingPage() {
  const { id } = useParams<{ id: string }>();
  const { data: finding, error } = useQuery(useApi().query(findings.read, { params: { id } }));
  const way = [{ title: "问题整改台账", path: "/findings" }];
  if (!finding)
    return (
      <Page title="问题整改" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const place = [finding.township, finding.village].filter(Boolean).join("　") || finding.county;
  return (
    <Page
      title={`第 ${finding.number} 号问题　${place}`}
      subtitle={`${findingStatusLabel[finding.status]}　${finding.sentence}${finding.late ? `　${finding.late}。` : ""}`}
      breadcrumb={way}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      {finding.hints.length > 0 && <Hints finding={finding} />}
      <Card title="办理" note={findingStatusLabel[finding.status]}>
        <FindingActions finding={finding} />
      </Card>
      <Card title="问题" padded>
        <FindingFacts finding={finding} />
      </Card>
      <FindingFiles finding={finding} />
      <Log finding={finding} />
      {finding.lookBacks.length > 0 && <LookBacks finding={finding} />}
    </Page>
  );
}

function Hints({ finding: { hints } }: { finding: Finding }) {
  return (
    <Card title="核查、销号前请注意" note="仅供参考，由核查人员判断" padded>
      <ul className="finding-hints">
        {hints.map(({ kind, sentence, findings: alike }) => (
          <li key={kind}>
            {sentence}
            {alike.map(({ id, number }) => (
              <Link key={id} href={`/findings/${id}`}>
                {`　第 ${number} 号`}
              </Link>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const words = findingActionLabel as Readonly<Record<string, string>>;

/** Every step with its day, its hand and its words, the latest on top. */
function Log({ finding: { steps, imported } }: { finding: Finding }) {
  return (
    <Card title="整改过程" note={imported ? "由台账导入" : `共 ${steps.length} 步`} padded>
      <ol className="finding-log" reversed>
        {steps.toReversed().map(({ id, action, onDay, by, text, wasDueOn, newDueOn }) => (
          <li key={id}>
            <span className="step-day">{onDay}</span>　<strong>{words[action] ?? action}</strong>　{by}
            {wasDueOn && newDueOn && wasDueOn !== newDueOn && `　期限由 ${wasDueOn} 改为 ${newDueOn}`}
            {text && <p>{text}</p>}
          </li>
        ))}
      </ol>
      {steps.length === 0 && <p>该问题由台账导入，系统中没有办理记录。</p>}
    </Card>
  );
}

function LookBacks({ finding: { lookBacks } }: { finding: Finding }) {
  return (
    <Card title="回头看" padded>
      <ol className="finding-log">
        {lookBacks.map(({ id, onDay, dueOn, drawn, visitors, text, result, by }) => (
          <li key={id}>
            {onDay ?? `待看，${dueOn} 前完成`}　<strong>{result && lookBackResultLabel[result]}</strong>
            {drawn && "　（抽中）"}　{visitors}　{by}
            {text && <p>{text}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
