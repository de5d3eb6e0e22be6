import type { ReactNode } from "react";
import type { CallOf, Route } from "#contract/route.ts";
import { useWrite } from "../../../api/use-write.ts";
import { FormPage, toast } from "../../../ui/index.ts";
import { afterWorks } from "./works-types.ts";

interface WorksFormProps<R extends Route, V extends object> {
  readonly route: R;
  readonly call: (values: V) => CallOf<R>;
  readonly initial?: Partial<V>;
  readonly submit: string;
  readonly done: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form of one step of the works: sends, says so, closes. */
export function WorksForm<R extends Route, V extends object>(props: WorksFormProps<R, V>) {
  const { route, call, initial, submit, done, onClose, children } = props;
  const step = useWrite(route, {
    refresh: afterWorks,
    onDone: () => {
      toast(done);
      onClose();
    },
  });
  return (
    <FormPage<V>
      {...(initial && { initial })}
      problem={step.problem}
      sending={step.sending}
      submit={submit}
      onSubmit={(values) => step.send(call(values))}
      onCancel={onClose}
    >
      {children}
    </FormPage>
  );
}
