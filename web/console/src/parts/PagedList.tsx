import type { ReactNode } from 'react';

import { type More, MoreButton } from './MoreButton';

interface Props extends More {
  /** Of its heading, which names what is listed. */
  id: string;
  /** What is listed, or how many there are. */
  heading: string;
  isEmpty: boolean;
  /** What is said where there are none, unless the heading says it. */
  none?: string;
  children: ReactNode;
}

/** A list that is loaded a page at a time; how many were found is read out. */
export function PagedList({ id, heading, isEmpty, none, children, ...more }: Props) {
  return (
    <section className="hub-card" aria-labelledby={id}>
      <h2 id={id}>
        <span role="status">{heading}</span>
      </h2>
      {isEmpty ? none && <p>{none}</p> : children}
      <MoreButton {...more} />
    </section>
  );
}
