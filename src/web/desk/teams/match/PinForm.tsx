import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { matches } from "#contract/match.ts";
import { persons } from "#contract/persons.ts";
import { organisations } from "#contract/registry.ts";
import type { Body } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import { useApi } from "../../../api/use-api.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Field, FormPage, ProblemNote, toast } from "../../../ui/index.ts";
import { placeAndPost } from "../../persons/person-types.ts";
import type { Overview } from "./types.ts";

type Values = Omit<Body<typeof matches.pin>, "id">;

export function PinForm({ page, onClose }: { page: Overview; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const { send, sending, problem } = useWrite(matches.pin, {
    refresh: [matches.overview],
    onDone: () => {
      toast("已保存，求解时按此办理。");
      onClose();
    },
  });
  const villages = page.villages.map(({ id: value, township, name }) => ({ value, label: `${township}${name}` }));
  return (
    <FormPage<Values>
      initial={{ kind: "pin", slot: "first-secretary" }}
      problem={problem}
      sending={sending}
      submit="保存"
      onSubmit={(values) => send({ params: { id: page.roundId }, body: { ...values, id } })}
      onCancel={onClose}
    >
      <Field name="kind" label="方式">
        <Select
          options={[
            { value: "pin", label: "指定：一定安排到这个村" },
            { value: "ban", label: "排除：不安排到这个村" },
          ]}
        />
      </Field>
      <Field name="villageId" label="村（社区）">
        <Select showSearch={{ optionFilterProp: "label" }} options={villages} />
      </Field>
      <Field name="slot" label="岗位">
        <Select options={Object.entries(slotLabel).map(([value, label]) => ({ value, label }))} />
      </Field>
      <Holder countyId={page.countyId} />
      <Field name="reason" label="理由">
        <Input maxLength={100} />
      </Field>
    </FormPage>
  );
}

const kindOf = (slot: Slot) => (slot === "county-leader" || slot === "township-leader" ? slot : ("cadre" as const));

/** Who may be named depends on the slot. */
function Holder({ countyId }: { countyId: string }) {
  const slot = (Form.useWatch("slot") as Slot | undefined) ?? "first-secretary";
  return (
    <Field name="holderId" label={slot === "paired-unit" ? "单位" : "人选"}>
      {slot === "paired-unit" ? <UnitSelect countyId={countyId} /> : <PersonSelect countyId={countyId} slot={slot} />}
    </Field>
  );
}

interface SelectProps {
  readonly countyId: string;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

const none = "没有查到，请核对名册。";

function UnitSelect({ countyId, ...field }: SelectProps) {
  const { data = [] } = useQuery(useApi().query(organisations.list, { query: { countyId } }));
  const options = data.map(({ id: value, name: label }) => ({ value, label }));
  return (
    <Select
      {...field}
      showSearch={{ optionFilterProp: "label" }}
      placeholder="按单位名称查找"
      options={options}
      notFoundContent={none}
    />
  );
}

/** The register is longer than one list: whoever is looked for is asked of the server. */
function PersonSelect({ countyId, slot, ...field }: SelectProps & { readonly slot: Slot }) {
  const [search, setSearch] = useState("");
  const query = { countyId, kind: kindOf(slot), search, size: 50 };
  const { data, error, isFetching } = useQuery({
    ...useApi().query(persons.list, { query }),
    placeholderData: (before) => before,
  });
  const options = (data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.name}（${placeAndPost(row)}）` }));
  return (
    <>
      <ProblemNote problem={error} />
      <Select
        {...field}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={isFetching}
        placeholder="按姓名、单位查找"
        options={options}
        notFoundContent={none}
      />
    </>
  );
}
