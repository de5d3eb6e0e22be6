import { Button } from "antd";
import { Link } from "wouter";
import { findingStatusLabel } from "#domain/inspections/finding-labels.ts";
import { Card } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import type { VisitView } from "./visit-types.ts";

interface FindingsCardProps {
  readonly visit: VisitView;
  readonly onRegister?: () => void;
}

/** 登记的问题: from here on each has its own course in the ledger. */
export function FindingsCard({ visit: { findings, can }, onRegister }: FindingsCardProps) {
  const { verbs } = useMe();
  const opens = verbs.includes("finding.read");
  return (
    <Card title="登记的问题" note={findings.length > 0 ? `${findings.length} 个` : undefined} padded>
      {findings.length === 0 && <p className="hint">还没有登记问题。</p>}
      <ul className="visit-interviews">
        {findings.map(({ id, number, description, category, status }) => (
          <li key={id}>
            {opens ? <Link href={`/findings/${id}`}>第 {number} 号</Link> : `第 ${number} 号`}
            {`　${category}：${description}（${findingStatusLabel[status]}）`}
          </li>
        ))}
      </ul>
      {can.register && onRegister && (
        <span className="no-print">
          <Button onClick={onRegister}>登记问题</Button>
        </span>
      )}
    </Card>
  );
}
