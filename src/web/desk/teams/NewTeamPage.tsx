import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { teams } from "#contract/teams.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { singleSlots, type Slot } from "#domain/teams/match/match.ts";
import { lastDayOfTerm } from "#domain/teams/team.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, Empty, Field, FormPage, Page, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { CandidateSelect, holding } from "./match/CandidateSelect.tsx";
import { useToday } from "./use-today.ts";
import "./teams.css";

interface Values extends Partial<Record<Slot, string>> {
  readonly place: string;
  readonly formedOn: string;
  readonly termTo: string;
}

const seats = [...singleSlots, "member"] as const;

/** One team by hand; the match forms those of a whole round. */
export function NewTeamPage() {
  const { data: places, error } = useQuery(useApi().query(teams.places, { query: {} }));
  const today = useToday();
  return (
    <Page
      title="组建工作队"
      subtitle="逐村组建。成批组建的，在“选人配对”中办理。"
      breadcrumb={[{ title: "驻村工作队", path: "/teams" }]}
    >
      <ProblemNote problem={error} />
      <Card title="工作队" padded>
        {!error && (!places || !today) && <Waiting lines={6} />}
        {places?.length === 0 && <Empty>整顿名单上的村都已有工作队。</Empty>}
        {places && places.length > 0 && today && <NewTeamForm places={places} today={today} />}
      </Card>
    </Page>
  );
}

interface Place {
  readonly villageId: string;
  readonly village: string;
  readonly township: string;
  readonly roundId: string;
  readonly round: string;
}

function NewTeamForm({ places, today }: { places: readonly Place[]; today: string }) {
  const [id] = useState(uuidv7);
  const asked = useSearchParams()[0].get("villageId");
  const [, navigate] = useLocation();
  const { send, sending, problem } = useWrite(teams.form, {
    refresh: [teams.list, teams.places, teams.waiting, teams.choices],
    onDone: () => {
      toast("工作队已组建。");
      navigate(`/teams/${id}`);
    },
  });
  const keyOf = ({ villageId, roundId }: Place) => `${villageId} ${roundId}`;
  const found = places.find(({ villageId }) => villageId === asked);
  const form = ({ place, formedOn, termTo, ...held }: Values) => {
    const { villageId, roundId } = places.find((one) => keyOf(one) === place)!;
    const picks = seats.flatMap((slot) => (held[slot] ? [{ slot, ...holding(slot, held[slot]) }] : []));
    send({ body: { id, villageId, roundId, formedOn, termTo, picks } });
  };
  return (
    <FormPage<Values>
      initial={{
        ...(found && { place: keyOf(found) }),
        formedOn: today,
        termTo: lastDayOfTerm(today, 24),
      }}
      problem={problem}
      sending={sending}
      submit="组建"
      onSubmit={form}
      onCancel={() => navigate("/teams")}
    >
      <Field name="place" label="村（社区）">
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={places.map((one) => ({
            value: keyOf(one),
            label: `${one.township} ${one.village}（${one.round}）`,
          }))}
        />
      </Field>
      <Field name="formedOn" label="组建日期">
        <DateField />
      </Field>
      <Field name="termTo" label="任期至">
        <DateField />
      </Field>
      <SeatsOfPlace />
    </FormPage>
  );
}

/** Who may come is asked of the village, so it is chosen first. */
function SeatsOfPlace() {
  return (
    <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.place !== after.place}>
      {({ getFieldValue }) => {
        const place = getFieldValue("place") as string | undefined;
        return place && <Seats key={place} villageId={place.split(" ")[0]!} />;
      }}
    </Form.Item>
  );
}

function Seats({ villageId }: { villageId: string }) {
  return seats.map((slot) => (
    <Field
      key={slot}
      name={slot}
      label={slotLabel[slot]}
      required={slot === "first-secretary"}
      hint={slot === "member" ? "更多队员可在组建后增加。" : undefined}
    >
      <CandidateSelect villageId={villageId} slot={slot} />
    </Field>
  ));
}
