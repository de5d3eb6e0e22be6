import "./notice.css";

interface NoticeWordsProps {
  readonly lines: readonly { readonly word: string; readonly text: string }[];
  readonly beneficiaries: readonly { readonly name: string; readonly group: string; readonly item: string }[];
}

/** What a notice makes known, as on its paper; the same for the desk and for everybody. */
export function NoticeWords({ lines, beneficiaries }: NoticeWordsProps) {
  return (
    <>
      <dl className="notice-lines">
        {lines.map(({ word, text }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {beneficiaries.length > 0 && (
        <table className="plain-table notice-households">
          <caption>享受帮扶的农户（{beneficiaries.length} 户）</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">村民小组</th>
              <th scope="col">帮扶内容</th>
            </tr>
          </thead>
          <tbody>
            {beneficiaries.map(({ name, group, item }, i) => (
              <tr key={i}>
                <td>{name}</td>
                <td>{group}</td>
                <td>{item}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
