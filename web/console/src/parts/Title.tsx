import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  children: string;
  /** What stands before the title, such as the way back. */
  above?: ReactNode;
}

/** The heading of a page and the name of its tab; who comes to the page is led to it. */
export function Title({ children, above }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Omnia Hub`;
  }, [children]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <>
      {above}
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </>
  );
}
