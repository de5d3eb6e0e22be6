interface PickOneProps<T extends string> {
  readonly legend: string;
  readonly labels: Readonly<Record<T, string>>;
  readonly value: T | null;
  readonly onPick: (value: T) => void;
}

/** One press, no list to open: the choices stand side by side, large enough for a thumb. */
export function PickOne<T extends string>({ legend, labels, value, onPick }: PickOneProps<T>) {
  return (
    <fieldset className="visit-pick">
      <legend>{legend}</legend>
      <div className="visit-choices">
        {(Object.entries(labels) as [T, string][]).map(([code, label]) => (
          <label key={code} className={code === value ? "visit-chosen" : undefined}>
            <input type="radio" name={legend} checked={code === value} onClick={() => onPick(code)} readOnly />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
