import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { lights } from "#contract/lights.ts";
import { lightKindLabel } from "#domain/evaluation/lights/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { freshness, homeOf, type Kind, monthWord, type Subject } from "./light-words.ts";
import { OverrideForm } from "./OverrideForm.tsx";
import { OverrideList } from "./OverrideList.tsx";
import { ThingLamp } from "./ThingLamp.tsx";
import "./lights.css";

/** One thing: what it shows and why, how it stood month by month, and what was set by hand. */
export function SubjectPage() {
  const { kind, id } = useParams<{ kind: Kind; id: string }>();
  const [setting, setSetting] = useState(false);
  const { data, error } = useQuery(useApi().query(lights.read, { params: { kind, id } }));
  return (
    <Page
      title={titleOf(kind, data)}
      subtitle={data && freshness(data)}
      breadcrumb={[{ path: `/lights?kind=${kind}`, title: "红黄绿灯" }]}
      actions={
        <>
          {canSet(data) && (
            <Button type="primary" onClick={() => setSetting(true)}>
              人工调整
            </Button>
          )}
          <PrintButton />
        </>
      }
    >
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={6} />}
      {data && (
        <>
          <Now kind={kind} subject={data} />
          <Months months={data.months} />
          <OverrideList kind={kind} id={id} subject={data} />
        </>
      )}
      <Drawer title="人工调整亮灯" open={setting} onClose={() => setSetting(false)} size={480} destroyOnHidden>
        {data?.now && (
          <OverrideForm kind={kind} row={data.now} longest={data.longest} onClose={() => setSetting(false)} />
        )}
      </Drawer>
    </Page>
  );
}

const canSet = (data: Subject | undefined) => data !== undefined && data.can.override && data.now !== null;

const titleOf = (kind: Kind, data: Subject | undefined) =>
  data?.now ? `${data.now.village ?? data.now.township ?? data.county}${lightKindLabel[kind]}亮灯` : "亮灯说明";

function Now({ kind, subject: { now } }: { readonly kind: Kind; readonly subject: Subject }) {
  if (!now)
    return (
      <Card title="当前" padded>
        这一事项已经办结、移除或者并入他项，不再亮灯；以往各月如下。
      </Card>
    );
  return (
    <Card title="当前" padded>
      <dl className="light-now">
        <dt>亮灯</dt>
        <dd>
          {now.override && (
            <>
              <ThingLamp colour={now.shown} /> 人工调整，{now.override.untilOn} 到期；按规则为{" "}
            </>
          )}
          <ThingLamp colour={now.computed} /> 自 {now.since} 起
        </dd>
        <dt>说明</dt>
        <dd>{now.sentence}</dd>
        {now.action && (
          <>
            <dt>措施</dt>
            <dd>{now.action}</dd>
          </>
        )}
        <dt>事项</dt>
        <dd>
          <Link href={homeOf(kind, now)}>{now.title}</Link>
        </dd>
      </dl>
    </Card>
  );
}

/** Months in a row of shapes, the oldest first; each says its sentence. */
function Months({ months }: { readonly months: Subject["months"] }) {
  const inOrder = months.toReversed();
  return (
    <Card title="逐月亮灯" note="每月最后一天定格" padded>
      {months.length === 0 && "还没有定格的月份。每月末最后一天的亮灯在次月 1 日定格。"}
      <ol className="light-months">
        {inOrder.map(({ month, colour, computed, sentence }) => (
          <li key={month}>
            <span className="light-month">{monthWord(month)}</span>
            <ThingLamp colour={colour} />
            <span>
              {sentence}
              {computed !== colour && "（当月有人工调整）"}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
