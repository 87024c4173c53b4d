import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

import { BarRows } from '../charts/BarRows';
import { NumberList } from '../charts/NumberList';

interface Props {
  title: string;
  counts: readonly { name: string; count: number }[];
  /** With bars, on the page of numbers; beside a queue the numbers are enough. */
  isDrawn?: boolean;
  children?: ReactNode;
}

/** Counts below one another. */
export function CountList({ title, counts, isDrawn = false, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const Rows = isDrawn ? BarRows : NumberList;
  return (
    <section className="hub-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {counts.length === 0 ? <p>{t('office.nothing')}</p> : <Rows rows={counts.map(({ name, count }) => ({ name, parts: [count] }))} labelledBy={id} />}
    </section>
  );
}
