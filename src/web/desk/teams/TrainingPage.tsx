import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { useLocation, useParams } from "wouter";
import { trainings } from "#contract/training.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, Page, PrintButton, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { AttendanceTable } from "./AttendanceTable.tsx";
import type { Training } from "./contract-types.ts";
import { TrainingForm } from "./TrainingForm.tsx";
import "./teams.css";

const way = [{ title: "培训", path: "/trainings" }];

export function TrainingPage() {
  const { id } = useParams<{ id: string }>();
  const { data: training, error } = useQuery(useApi().query(trainings.read, { params: { id } }));
  if (!training)
    return (
      <Page title="培训" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const { title, organiser, fromOn, toOn, place, township, content } = training;
  return (
    <Page
      title={title}
      subtitle={[township ?? "县级", organiser, `${fromOn} 至 ${toOn}`, place].filter(Boolean).join("　")}
      breadcrumb={way}
      actions={
        <>
          <PrintButton />
          {training.can.edit && <Acts training={training} />}
        </>
      }
    >
      <ProblemNote problem={error} />
      {content && (
        <Card title="内容" padded>
          <p>{content}</p>
        </Card>
      )}
      <AttendanceTable key={training.version} training={training} />
    </Page>
  );
}

function Acts({ training }: { training: Training }) {
  const [editing, setEditing] = useState(false);
  const [, navigate] = useLocation();
  const remove = useWrite(trainings.remove, {
    refresh: [trainings.list],
    onDone: () => {
      toast("已移除。");
      navigate("/trainings");
    },
  });
  return (
    <>
      <Button onClick={() => setEditing(true)}>修改</Button>
      <ConfirmButton
        danger
        sending={remove.sending}
        question={`移除后，“${training.title}”和参训情况不再显示。`}
        onConfirm={() => remove.send({ params: { id: training.id }, body: { version: training.version } })}
      >
        移除
      </ConfirmButton>
      <ProblemNote problem={remove.problem} />
      <Drawer title="修改培训" open={editing} onClose={() => setEditing(false)} size={560} destroyOnHidden>
        {editing && <TrainingForm training={training} onClose={() => setEditing(false)} />}
      </Drawer>
    </>
  );
}
