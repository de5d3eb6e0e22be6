import { useLocation } from "wouter";
import { imports } from "#contract/imports.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote } from "../../ui/index.ts";

export function DiscardButton({ id }: { id: string }) {
  const [, go] = useLocation();
  const { send, sending, problem } = useWrite(imports.discard, {
    refresh: [imports.list],
    onDone: () => go("/imports"),
  });
  return (
    <>
      <ConfirmButton
        sending={sending}
        question="本批尚未导入，作废后不再保留核对结果；系统中的内容不受影响。"
        onConfirm={() => send({ params: { id }, body: undefined })}
      >
        作废本批
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}
