import { projectGates } from "#contract/project-gates.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { procurementMethodLabel } from "#domain/projects/gates/procurement.ts";
import { useWrite } from "../../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../../ui/index.ts";
import type { FactValues } from "./fact-values.ts";
import { afterGate, type GatesPage } from "./gate-types.ts";

/** 批准采用较弱的采购方式: by one person of the county; another lets the tender pass. */
export function ExemptForm({ page, values }: { page: GatesPage; values: FactValues }) {
  const exempt = useWrite(projectGates.exempt, {
    refresh: afterGate,
    onDone: () => toast("已批准，请由县级另一名经办人办理过关。"),
  });
  const { category, method, amountFen } = values;
  if (!category || !method || !amountFen) return null;
  const send = (basis: string) =>
    exempt.send({
      params: { id: page.id },
      body: { id: uuidv7(), version: page.version, category, method, amountFen, basis },
    });
  return (
    <>
      <ConfirmButton
        question={`批准以${procurementMethodLabel[method]}采购。批准的人不能再办理这一关口，应由县级另一名经办人办理。`}
        reason={{ label: "批准的依据", min: 4 }}
        sending={exempt.sending}
        onConfirm={send}
      >
        批准采用这一采购方式
      </ConfirmButton>
      <ProblemNote problem={exempt.problem} />
    </>
  );
}
