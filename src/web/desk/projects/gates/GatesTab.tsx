import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { projectGates } from "#contract/project-gates.ts";
import { gateLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../../api/use-api.ts";
import { Card, ProblemNote, Waiting } from "../../../ui/index.ts";
import type { Project } from "../project-types.ts";
import { GateItem } from "./GateItem.tsx";
import { PassForm } from "./PassForm.tsx";
import { ProjectFiles } from "./ProjectFiles.tsx";
import { ScheduleForm } from "./ScheduleForm.tsx";
import { UndoButton } from "./UndoButton.tsx";
import type { GatesPage } from "./gate-types.ts";
import "../../cases/course.css";
import "./gates.css";

/** 关口: fourteen gates in a line, what is behind, what is asked for now, what lies ahead. */
export function GatesTab({ project: { id } }: { project: Project }) {
  const { data: page, error } = useQuery(useApi().query(projectGates.read, { params: { id } }));
  const [open, setOpen] = useState<"pass" | "schedule" | null>(null);
  if (!page)
    return (
      <>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={10} />}
      </>
    );
  const close = () => setOpen(null);
  return (
    <>
      <Card title="关口" note={noteOf(page)}>
        <Acts page={page} onOpen={setOpen} />
        <ol className="pass-line">
          {page.gates.map((line) => (
            <GateItem key={line.gate} line={line} page={page} />
          ))}
        </ol>
      </Card>
      <Past page={page} />
      <ProjectFiles page={page} />
      <Drawer
        title={open === "pass" && page.next ? `过关：${gateLabel[page.next]}` : "倒排关口计划"}
        open={open !== null}
        onClose={close}
        size={open === "pass" ? 760 : 720}
        destroyOnHidden
      >
        {open === "pass" && page.next && <PassForm page={page} gate={page.next} onClose={close} />}
        {open === "schedule" && <ScheduleForm page={page} onClose={close} />}
      </Drawer>
    </>
  );
}

interface ActsProps {
  readonly page: GatesPage;
  readonly onOpen: (what: "pass" | "schedule") => void;
}

const Acts = ({ page, onOpen }: ActsProps) => (
  <div className="pass-acts no-print">
    {page.can.pass && page.next && (
      <Button type="primary" onClick={() => onOpen("pass")}>
        办理“{gateLabel[page.next]}”
      </Button>
    )}
    {page.can.schedule && <Button onClick={() => onOpen("schedule")}>倒排关口计划</Button>}
    {page.undo && <UndoButton page={page} undo={page.undo} />}
  </div>
);

function noteOf({ gates, next }: GatesPage): string {
  const asked = gates.filter(({ state }) => state !== "not-asked");
  const behind = asked.filter(({ state }) => state === "behind").length;
  const said = `适用 ${asked.length} 个，已过 ${behind} 个`;
  return next ? `${said}，待过“${gateLabel[next]}”` : said;
}

/** Tries that failed, and passes that were taken back: nothing is dropped. */
function Past({ page: { failed, withdrawn } }: { page: GatesPage }) {
  if (failed.length + withdrawn.length === 0) return null;
  return (
    <Card title="未通过的验收和撤回的关口" padded>
      <ul className="pass-past">
        {failed.map(({ gate, onDay, text, by }) => (
          <li key={`${gate}${onDay}${text}`}>
            <span className="num">{onDay}</span>　{by}　{text}
          </li>
        ))}
        {withdrawn.map(({ gate, withdrawnOn, text, by }) => (
          <li key={`${gate}${withdrawnOn}${text}`}>
            <span className="num">{withdrawnOn}</span>　{by}　撤回“{gateLabel[gate]}”：{text}
          </li>
        ))}
      </ul>
    </Card>
  );
}
