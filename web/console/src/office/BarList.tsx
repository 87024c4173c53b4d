import { useId } from 'react';

import { number } from '../i18n/format';

interface Props {
  title: string;
  bars: readonly { name: string; count: number }[];
}

/** Counts beside one another; the number says what the bar shows. */
export function BarList({ title, bars }: Props) {
  const id = useId();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section className="hub-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="hub-list">
        {bars.map(({ name, count }) => (
          <li key={name} className="hub-bar">
            <span>{name}</span> <strong>{number(count)}</strong>
            <div aria-hidden="true" style={{ inlineSize: `${(count / most) * 100}%` }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
