import { useState } from "react";
import { Button } from "antd";
import { type PromiseKind, promiseKindLabel } from "#domain/dossiers/promise.ts";
import { Card } from "../../ui/index.ts";
import type { Dossier } from "./dossier-types.ts";
import { OpenLink } from "./OpenLink.tsx";

const firstShown = 8;

/** 未办结事项 on top of the file: what the village was told and still waits for. Things are late here, never people. */
export function PromiseCard({ dossier: { promises } }: { dossier: Dossier }) {
  const [all, setAll] = useState(false);
  const late = promises.filter((one) => one.late).length;
  const shown = all ? promises : promises.slice(0, firstShown);
  return (
    <Card title="未办结事项" note={promises.length === 0 ? undefined : noteOf(promises.length, late)}>
      {promises.length === 0 && <p className="file-none">没有未办结的事项。</p>}
      <ul className="file-lines">
        {shown.map((one) => (
          <li key={`${one.kind} ${one.id}`} className={one.late ? "file-late" : undefined}>
            <span className="num">{one.dueOn ?? "未设时限"}</span>
            <span>
              <OpenLink to={pages[one.kind](one.pageId)}>{one.text}</OpenLink>
              <small>
                {one.late && <strong>已逾期　</strong>}
                {promiseKindLabel[one.kind]}
                {one.owner && `　责任：${one.owner}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {promises.length > shown.length && (
        <div className="file-more no-print">
          <Button size="small" onClick={() => setAll(true)}>
            显示全部 {promises.length} 项
          </Button>
        </div>
      )}
    </Card>
  );
}

const noteOf = (all: number, late: number) => (late === 0 ? `共 ${all} 项` : `共 ${all} 项，其中逾期 ${late} 项`);

const pages: Readonly<Record<PromiseKind, (id: string) => string>> = {
  problem: (id) => `/cases/${id}`,
  goal: (id) => `/cases/${id}`,
  "major-item": (teamId) => `/plans/teams/${teamId}?tab=items`,
  task: (id) => `/plans/${id}`,
  "follow-up": (id) => `/records/${id}`,
};
