import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

import { number } from '../i18n/format';

interface Props {
  title: string;
  /** What is counted, by what: the head of the column of names. */
  by: string;
  bars: readonly { name: string; count: number }[];
  children?: ReactNode;
}

/** Counts beside one another: a table, whose numbers say what the bars show. */
export function BarList({ title, by, bars, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section className="hub-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {bars.length === 0 && <p>{t('office.nothing')}</p>}
      <table className="hub-bars" aria-labelledby={id}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{by}</th>
            <th scope="col">{t('office.count')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <div className="hub-bar" aria-hidden="true" style={{ inlineSize: `${(count / most) * 100}%` }} />
              </th>
              <td>{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
