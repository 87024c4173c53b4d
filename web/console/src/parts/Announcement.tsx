/** Tells who does not see the page what has changed on it. */
export function Announcement({ text }: { text: string }) {
  return (
    <p role="status" className="visually-hidden">
      {text}
    </p>
  );
}
