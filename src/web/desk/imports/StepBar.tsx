import { Steps } from "antd";
import { type Step, steps, stepWords } from "./import-words.ts";

interface StepBarProps {
  readonly step: Step;
  /** Steps one may go back to. */
  readonly onStep?: (step: Step) => void;
  readonly open?: readonly Step[];
  readonly finished?: boolean;
}

export function StepBar({ step, onStep, open = [], finished = false }: StepBarProps) {
  return (
    <Steps
      className="import-steps no-print"
      size="small"
      current={finished ? steps.length : steps.indexOf(step)}
      onChange={onStep && ((index) => onStep(steps[index]!))}
      items={steps.map((one) => ({ title: stepWords[one], disabled: !open.includes(one) }))}
    />
  );
}
