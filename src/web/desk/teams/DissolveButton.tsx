import { Button } from "antd";
import { useState } from "react";
import { teams } from "#contract/teams.ts";
import { useWrite } from "../../api/use-write.ts";
import { toast } from "../../ui/index.ts";
import type { Team } from "./contract-types.ts";
import { DateDialog } from "./DateDialog.tsx";
import { useToday } from "./use-today.ts";

/** 撤销: what is still open is named before anybody says yes. */
export function DissolveButton({ team }: { team: Team }) {
  const [open, setOpen] = useState(false);
  const today = useToday();
  const { send, sending, problem } = useWrite(teams.dissolve, {
    refresh: [teams.read, teams.list, teams.waiting],
    onDone: () => {
      toast("工作队已撤销，资料留存备查。");
      setOpen(false);
    },
  });
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        撤销工作队
      </Button>
      {open && (
        <DateDialog
          title="撤销工作队"
          label="撤销日期"
          initial={today ?? null}
          earliest={team.formedOn}
          latest={today}
          text={{ label: "撤销原因", required: true }}
          problem={problem}
          sending={sending}
          danger
          onDone={(onDate, reason) =>
            send({ params: { id: team.id }, body: { version: team.version, onDate, reason } })
          }
          onCancel={() => setOpen(false)}
        >
          <p>撤销后，在岗人员同时离岗，待审批的请假撤回，预定的轮换撤销，工作队账号不再看到该村；已有资料全部留存。</p>
          {team.open.length > 0 && (
            <>
              <p>该队还有下列事项没有办结：</p>
              <ul className="team-list">
                {team.open.map(({ kind, count }) => (
                  <li key={kind}>
                    {kind} {count} 项
                  </li>
                ))}
              </ul>
            </>
          )}
        </DateDialog>
      )}
    </>
  );
}
