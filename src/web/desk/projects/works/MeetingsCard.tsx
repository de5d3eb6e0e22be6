import { Button, Drawer, Input } from "antd";
import { useState } from "react";
import { projectWorks } from "#contract/project-works.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { Card, DateField, Empty, Field, Light } from "../../../ui/index.ts";
import { useToday } from "../../use-today.ts";
import { WorksForm } from "./WorksForm.tsx";
import type { MeetingRow, Works } from "./works-types.ts";

/** 协调会: what was to be settled, by whom and until when, and what came of it. */
export function MeetingsCard({ works }: { works: Works }) {
  const [open, setOpen] = useState<MeetingRow | "new" | null>(null);
  const close = () => setOpen(null);
  return (
    <Card title="协调会" note={works.meetings.length > 0 && `共 ${works.meetings.length} 次`} padded>
      {works.meetings.length === 0 && <Empty>还没有登记协调会。</Empty>}
      <ul className="works-list">
        {works.meetings.map((meeting) => (
          <Meeting key={meeting.id} meeting={meeting} open={works.can.record} onSettle={() => setOpen(meeting)} />
        ))}
      </ul>
      {works.can.record && (
        <Button className="no-print" onClick={() => setOpen("new")}>
          登记协调会
        </Button>
      )}
      <Drawer
        title={open === "new" ? "登记协调会" : "协调事项办结"}
        open={open !== null}
        onClose={close}
        size={600}
        destroyOnHidden
      >
        {open === "new" && <MeetForm works={works} onClose={close} />}
        {open !== null && open !== "new" && <SettleForm works={works} meeting={open} onClose={close} />}
      </Drawer>
    </Card>
  );
}

interface MeetingProps {
  readonly meeting: MeetingRow;
  readonly open: boolean;
  readonly onSettle: () => void;
}

function Meeting({ meeting, open, onSettle }: MeetingProps) {
  const { heldOn, chair, attendees, matter, decision, responsible, dueOn, doneOn, outcome, late } = meeting;
  return (
    <li>
      <span className="num">{heldOn}</span>　<strong>{matter}</strong>
      <p>
        {chair}主持{attendees && `，${attendees}参加`}。{decision}
      </p>
      <p>
        {responsible && `由${responsible}负责`}
        {dueOn && `，${dueOn} 前完成`}
        {doneOn && `　${doneOn} 办结：${outcome}`}
      </p>
      <div className="works-row-acts">
        {late && <Light colour="red" word="已逾期" />}
        {!doneOn && open && (
          <Button size="small" className="no-print" onClick={onSettle}>
            办结
          </Button>
        )}
      </div>
    </li>
  );
}

interface FormProps {
  readonly works: Works;
  readonly onClose: () => void;
}

interface Meet {
  readonly heldOn: string;
  readonly chair: string;
  readonly attendees?: string;
  readonly matter: string;
  readonly decision?: string;
  readonly responsible?: string;
  readonly dueOn?: string | null;
}

function MeetForm({ works: { id, version }, onClose }: FormProps) {
  const today = useToday();
  const [meetingId] = useState(uuidv7);
  return (
    <WorksForm<typeof projectWorks.meet, Meet>
      route={projectWorks.meet}
      call={(values) => ({ params: { id }, body: { ...values, id: meetingId, version } })}
      initial={{ heldOn: today }}
      submit="登记"
      done="已登记协调会。"
      onClose={onClose}
    >
      <Field name="heldOn" label="日期">
        <DateField latest={today} />
      </Field>
      <Field name="chair" label="主持人">
        <Input maxLength={40} />
      </Field>
      <Field name="attendees" label="参加单位、人员" required={false}>
        <Input maxLength={300} />
      </Field>
      <Field name="matter" label="协调事项">
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Field>
      <Field name="decision" label="议定意见" required={false}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
      <div className="field-pair">
        <Field name="responsible" label="负责落实的单位或人" required={false}>
          <Input maxLength={60} />
        </Field>
        <Field name="dueOn" label="完成期限" required={false}>
          <DateField />
        </Field>
      </div>
    </WorksForm>
  );
}

interface Settle {
  readonly doneOn: string;
  readonly outcome: string;
}

function SettleForm({ works: { id, version }, meeting, onClose }: FormProps & { readonly meeting: MeetingRow }) {
  const today = useToday();
  return (
    <WorksForm<typeof projectWorks.settle, Settle>
      route={projectWorks.settle}
      call={(values) => ({ params: { id, meetingId: meeting.id }, body: { ...values, version } })}
      initial={{ doneOn: today }}
      submit="办结"
      done="已办结。"
      onClose={onClose}
    >
      <p>{meeting.matter}</p>
      <Field name="doneOn" label="办结日期">
        <DateField latest={today} />
      </Field>
      <Field name="outcome" label="办结情况">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </WorksForm>
  );
}
