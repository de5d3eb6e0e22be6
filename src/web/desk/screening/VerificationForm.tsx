import { Input, Radio } from "antd";
import { useState } from "react";
import { rounds } from "#contract/screening.ts";
import { verifications, shortlists } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { ShortlistRow } from "./contract-types.ts";
import { useToday } from "./use-today.ts";

interface Values {
  visitedOn: string;
  visitors: string;
  finding: string;
  upheld: boolean;
}

export function VerificationForm({ roundId, row }: { roundId: string; row: ShortlistRow }) {
  const [id, setId] = useState(uuidv7);
  const today = useToday();
  const { send, sending, problem } = useWrite(verifications.record, {
    refresh: [shortlists.read, rounds.read],
    onDone: () => {
      toast(`${row.village}的实地核实已记录。`);
      setId(uuidv7());
    },
  });
  const again = row.verification !== null;
  return (
    <details open={!again} className="again">
      <summary>{again ? "再次核实（以最后一次为准）" : "记录实地核实"}</summary>
      <FormPage<Values>
        key={id}
        problem={problem}
        sending={sending}
        submit="记录"
        initial={{ upheld: true }}
        onSubmit={(values) => send({ params: { id: roundId }, body: { id, villageId: row.villageId, ...values } })}
      >
        <Field name="visitedOn" label="核实日期">
          <DateField latest={today} />
        </Field>
        <Field name="visitors" label="核实人员" hint="写姓名和单位。">
          <Input maxLength={100} />
        </Field>
        <Field name="upheld" label="结论">
          <Radio.Group
            options={[
              { value: true, label: "情况属实" },
              { value: false, label: "情况不符" },
            ]}
          />
        </Field>
        <Field name="finding" label="核实情况" hint="看到的、听到的、查到的，一句一事；不写群众姓名、电话。">
          <Input.TextArea rows={4} maxLength={1000} />
        </Field>
      </FormPage>
    </details>
  );
}
