import { useRef } from 'react';

/** The key of what is sent: sent again after a lost answer it is the same act, changed it is another. */
export function useKey(): (content: unknown) => string {
  const sent = useRef({ content: '', key: '' });
  return (content) => {
    const text = JSON.stringify(content);
    if (text !== sent.current.content) sent.current = { content: text, key: crypto.randomUUID() };
    return sent.current.key;
  };
}
