import { Button } from "antd";
import { useState } from "react";
import { teams } from "#contract/teams.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote, toast } from "../../ui/index.ts";
import type { Team } from "./contract-types.ts";
import { DateDialog } from "./DateDialog.tsx";
import { useToday } from "./use-today.ts";

/** 对接, noted or taken back. */
export function DockButton({ team }: { team: Team }) {
  const [open, setOpen] = useState(false);
  const today = useToday();
  const { send, sending, problem } = useWrite(teams.dock, {
    refresh: [teams.read, teams.list, teams.waiting],
    onDone: (_reply, { body }) => {
      toast(body.dockedOn === null ? "已撤销对接登记。" : "已登记对接。");
      setOpen(false);
    },
  });
  const note = (dockedOn: string | null, words: string) =>
    send({ params: { id: team.id }, body: { version: team.version, dockedOn, note: words } });
  if (team.dockedOn !== null)
    return (
      <>
        <Button loading={sending} onClick={() => note(null, "")}>
          撤销对接登记
        </Button>
        <ProblemNote problem={problem} />
      </>
    );
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        登记对接
      </Button>
      {open && (
        <DateDialog
          title="登记对接"
          label="对接日期"
          initial={today ?? null}
          earliest={team.formedOn}
          latest={today}
          text={{ label: "对接情况", required: false }}
          problem={problem}
          sending={sending}
          onDone={note}
          onCancel={() => setOpen(false)}
        >
          <p>工作队与村“两委”见面、接手工作的日期。</p>
        </DateDialog>
      )}
    </>
  );
}
